/**
 * Whether somebody was signed in on this device. It only saves a request that would fail: the session itself is in
 * a cookie that no script can read.
 */
const KEY = "trackml.signed-in";

export function isDeviceKnown(): boolean {
  return read() !== null;
}

export function rememberDevice(): void {
  try {
    localStorage.setItem(KEY, "yes");
  } catch {
    // Storage can be forbidden: then every visit begins with signing in.
  }
}

export function forgetDevice(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
