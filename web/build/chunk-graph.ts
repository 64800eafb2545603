import { mkdirSync, writeFileSync } from "node:fs";
import type { Plugin } from "vite";

/** A chunk of the build, as the budgets need it. */
export interface Chunk {
  file: string;
  isEntry: boolean;
  /** The module that a dynamic import names, as a path; empty for a chunk that only others import. */
  module: string;
  imports: string[];
}

/** Writes which chunk imports which to `node_modules/.chunks.json`, outside of what is served. */
export function chunkGraph(): Plugin {
  return {
    name: "chunk-graph",
    apply: "build",
    writeBundle(_, bundle) {
      const chunks: Chunk[] = [];
      for (const output of Object.values(bundle)) {
        if (output.type !== "chunk") continue;
        const { fileName: file, isEntry, facadeModuleId, imports } = output;
        chunks.push({ file, isEntry, module: facadeModuleId ?? "", imports });
      }
      mkdirSync("node_modules", { recursive: true });
      writeFileSync("node_modules/.chunks.json", JSON.stringify(chunks, null, 1));
    },
  };
}
