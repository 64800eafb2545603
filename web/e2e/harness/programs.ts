import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { start, type Program } from "./program";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const BUILT = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "debug");

/** Answers of the Hub: the project's own, and further ones where a machine has them. */
const RECORDINGS = [
  join(ROOT, "crates/testkit/recordings"),
  resolve(ROOT, process.env.RECORDINGS ?? "../shared/fixtures/huggingface"),
];

/** The browser that is driven; none is downloaded. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** It asks nobody for updates, and needs no graphics card. */
export const CHROMIUM_ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function program(name: string, variable: string): string {
  const path = process.env[variable] ?? join(BUILT, name);
  if (existsSync(path)) return path;
  throw new Error(
    `there is no ${path}: cargo build --workspace --all-features --bins, or name one in ${variable}`,
  );
}

/** Starts the stub of the Hub. */
export function startHub(): Promise<Program> {
  const folders = RECORDINGS.filter((folder) => existsSync(folder));
  const args = ["--bind", "127.0.0.1:0", ...folders.flatMap((folder) => ["--folder", folder])];
  return start({ program: program("stub-hub", "STUB_HUB_BIN"), args, env: {}, cwd: tmpdir() });
}

/** Starts the stub of Gemini. */
export function startGemini(): Promise<Program> {
  const args = ["--bind", "127.0.0.1:0"];
  return start({ program: program("stub-gemini", "STUB_GEMINI_BIN"), args, env: {}, cwd: tmpdir() });
}

/** Starts the server on an SQLite file of its own, which goes with it; with a language model where one is named. */
export async function startServer(hub: Program, gemini?: Program): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "trackml-e2e-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const env = {
    BIND: "127.0.0.1:0",
    DATA_DIR: folder,
    HF_ENDPOINT: hub.url,
    // So that each account comes from an address of its own: one address may ask for a few only.
    TRUSTED_PROXIES: "127.0.0.1",
    RUST_LOG: "warn",
    ...(gemini !== undefined && { GOOGLE_API_KEY: "a-key-of-the-tests", GEMINI_BASE_URL: gemini.url }),
  };
  try {
    const server = await start({
      program: program("trackml", "TRACKML_BIN"),
      args: ["serve"],
      env,
      cwd: folder,
    });
    await checkApp(server);
    return { url: server.url, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function checkApp(server: Program): Promise<void> {
  const response = await fetch(server.url, { headers: { accept: "text/html" } });
  if (response.ok) return;
  await server.stop();
  throw new Error(`the server has no app to show, ${response.status}: npm run build`);
}
