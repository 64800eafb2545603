import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Compresses the service worker, which is written when everything else has been compressed already. */
export function compressWorker(): Plugin {
  let folder = "dist";
  return {
    name: "compress-worker",
    apply: "build",
    enforce: "post",
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler(error) {
        if (error !== undefined) return;
        const file = join(folder, "sw.js");
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content));
      },
    },
  };
}
