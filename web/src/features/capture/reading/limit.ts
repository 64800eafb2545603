/** Runs tasks, at most so many at a time; those that wait begin in their order. */
export function newLimit(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];

  const next = () => {
    running -= 1;
    waiting.shift()?.();
  };

  /** Runs a task when there is room. One that is cancelled while it waits never begins. */
  return async function run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (running >= atOnce) await room(waiting, signal);
    signal?.throwIfAborted();
    running += 1;
    try {
      return await task();
    } finally {
      next();
    }
  };
}

function room(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(signal?.reason as Error);
    };
    const begin = () => {
      signal?.removeEventListener("abort", leave);
      resolve();
    };
    signal?.addEventListener("abort", leave, { once: true });
    waiting.push(begin);
  });
}
