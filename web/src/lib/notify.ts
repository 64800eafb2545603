import type { ExternalToast } from "sonner";

/** Toasts are loaded with the first one that is shown. */
type Toasts = typeof import("./toasts");

let loading: Promise<Toasts> | null = null;

function toasts(): Promise<Toasts> {
  loading ??= import("./toasts").catch((error: unknown) => {
    // The next one tries again.
    loading = null;
    throw error;
  });
  return loading;
}

function show(kind: "success" | "error" | "message", text: string, options?: ExternalToast): void {
  void toasts().then(({ toast, ready }) => {
    ready();
    toast[kind](text, options);
  });
}

export const notify = {
  done: (text: string, options?: ExternalToast) => show("success", text, options),
  /** What failed stays long enough to be read. */
  failed: (text: string, options?: ExternalToast) => show("error", text, { duration: 10_000, ...options }),
  say: (text: string, options?: ExternalToast) => show("message", text, options),
};
