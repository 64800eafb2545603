/** What somebody signed in with, in words. */
export interface Device {
  name: string;
  kind: "desktop" | "phone" | "program";
}

/** In the order in which they are looked for: Edge calls itself Chrome too, and Chrome Safari. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\/(\d+)/, "Edge"],
  [/\bOPR\/(\d+)/, "Opera"],
  [/\bVivaldi\/(\d+)/, "Vivaldi"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** `Firefox 145 on Linux` for what a browser calls itself; a program's first word for a program. */
export function deviceOf(userAgent: string | null | undefined): Device {
  const text = userAgent?.trim() ?? "";
  if (text === "") return { name: "Unknown device", kind: "program" };
  const browser = BROWSERS.flatMap(([form, name]) => {
    const version = form.exec(text)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  })[0];
  const system = SYSTEMS.find(([form]) => form.test(text))?.[1];
  if (browser === undefined && system === undefined) {
    return { name: text.split(" ")[0]?.replace("/", " ") ?? text, kind: "program" };
  }
  const isPhone = /\bMobile\b|\biPhone\b|\biPad\b|\bAndroid\b/.test(text);
  const name = [browser ?? "Browser", system].filter((part) => part !== undefined).join(" on ");
  return { name, kind: isPhone ? "phone" : "desktop" };
}
