import { expect, test } from "vitest";
import { deviceOf } from "./device";

const KIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    "Firefox 145 on Linux",
    "desktop",
  ],
  [`Mozilla/5.0 (Windows NT 10.0) ${KIT} Chrome/141.0 Safari/537.36`, "Chrome 141 on Windows", "desktop"],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${KIT} Chrome/141.0 Safari/537.36 Edg/141.0`,
    "Edge 141 on Windows",
    "desktop",
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${KIT} Chrome/141.0 Mobile Safari/537.36`,
    "Chrome 141 on Android",
    "phone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari 18 on iPhone",
    "phone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
    "Safari 18 on macOS",
    "desktop",
  ],
  ["curl/8.5.0", "curl 8.5.0", "program"],
  ["python-requests/2.32 (x)", "python-requests 2.32", "program"],
])("%s", (userAgent, name, kind) => {
  expect(deviceOf(userAgent)).toEqual({ name, kind });
});

test("what says nothing of itself is not known", () => {
  expect(deviceOf(null).name).toBe("Unknown device");
});
