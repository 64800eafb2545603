import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const LEASH = fileURLToPath(new URL("leash.mjs", import.meta.url));
const START_MS = 20_000;
const KEPT_LINES = 40;

/** A program that serves, and the way to stop it. */
export interface Program {
  url: string;
  stop: () => Promise<void>;
}

interface Start {
  program: string;
  args: string[];
  /** All of its environment: what the caller has in theirs must not change a test. */
  env: Record<string, string>;
  cwd: string;
}

/** Starts a program that names its address in its first line, and waits for that line. */
export async function start({ program, args, env, cwd }: Start): Promise<Program> {
  const leash = spawn(process.execPath, [LEASH, program, ...args], {
    cwd,
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said: string[] = [];
  createInterface({ input: leash.stderr }).on("line", (line) => {
    said.push(line);
    if (said.length > KEPT_LINES) said.shift();
  });
  const stop = async () => {
    if (leash.exitCode !== null) return;
    leash.stdin.end();
    await once(leash, "exit");
  };

  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${program} ${why}\n${said.join("\n")}`));
    const timer = setTimeout(() => fail("named no address"), START_MS);
    leash.once("exit", (code) => fail(`ended with ${code}`));
    createInterface({ input: leash.stdout }).on("line", (line) => {
      const found = /http:\/\/[\d.:]+/.exec(line);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}
