// Runs a program for as long as whoever started this holds its standard input open. A runner that is killed has no
// time to stop anything; its pipes are closed all the same.
import { spawn } from "node:child_process";

const PATIENCE_MS = 5_000;

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });

child.on("error", (error) => {
    console.error(error.message);
    process.exit(127);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGTERM" ? 0 : 1)));

function stop() {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
}

process.stdin.on("end", stop).on("error", stop).resume();
process.on("SIGTERM", stop);
// The runner is told by the terminal too, and closes the pipe when it is done.
process.on("SIGINT", () => undefined);
