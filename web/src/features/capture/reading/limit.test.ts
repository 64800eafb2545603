import { describe, expect, it } from "vitest";
import { newLimit } from "./limit";

/** A task that ends when the test says so. */
function held() {
  let end: (error?: Error) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  return { promise, end };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("newLimit", () => {
  it("runs so many at once and the next when one ends", async () => {
    const run = newLimit(2);
    const tasks = [held(), held(), held()];
    const begun: number[] = [];
    const all = tasks.map((task, index) =>
      run(() => {
        begun.push(index);
        return task.promise;
      }),
    );
    await settled();
    expect(begun).toEqual([0, 1]);
    tasks[0]!.end();
    await settled();
    expect(begun).toEqual([0, 1, 2]);
    tasks[1]!.end();
    tasks[2]!.end();
    await Promise.all(all);
  });

  it("goes on after one that failed", async () => {
    const run = newLimit(1);
    await expect(run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(run(() => Promise.resolve("yes"))).resolves.toBe("yes");
  });

  it("never begins what was cancelled while it waited", async () => {
    const run = newLimit(1);
    const first = held();
    const control = new AbortController();
    let isBegun = false;
    const one = run(() => first.promise);
    const two = run(() => {
      isBegun = true;
      return Promise.resolve();
    }, control.signal);
    control.abort(new Error("cancelled"));
    await expect(two).rejects.toThrow("cancelled");
    first.end();
    await one;
    await settled();
    expect(isBegun).toBe(false);
  });

  it("keeps the room of one that was cancelled for those behind it", async () => {
    const run = newLimit(1);
    const first = held();
    const control = new AbortController();
    const one = run(() => first.promise);
    const two = run(() => Promise.resolve(), control.signal);
    const three = run(() => Promise.resolve("three"));
    control.abort(new Error("cancelled"));
    await expect(two).rejects.toThrow("cancelled");
    first.end();
    await one;
    await expect(three).resolves.toBe("three");
  });
});
