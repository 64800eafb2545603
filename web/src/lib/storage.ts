/** What a browser keeps for the app. Reads and writes never throw: storage can be forbidden, full or old. */
export function readStored<T>(key: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(`trackml.${key}`);
    if (text === null) return null;
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`trackml.${key}`);
    else localStorage.setItem(`trackml.${key}`, JSON.stringify(value));
  } catch {
    // It lasts as long as the page, then.
  }
}
