import { notify } from "./notify";

/**
 * Puts a text on the clipboard, or says why it could not. Without TLS, elsewhere than on loopback, there is none.
 *
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    notify.failed("The browser did not let the page copy. Select the text and copy it.");
    return false;
  }
}
