/** Numbers and dates for people, in the language and the time zone of the browser. */

const LANGUAGE = typeof navigator === "undefined" ? "en" : navigator.language;

const exact = new Intl.NumberFormat(LANGUAGE);
const SCALES = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "K"],
] as const;
const BYTES = ["B", "kB", "MB", "GB", "TB", "PB"] as const;
const MEMORY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** `7.2 B` for 7 248 023 552: three digits at most, as the field writes sizes of models. */
export function compactCount(count: number): string {
  for (const [scale, unit] of SCALES) {
    // 999 950 would be rounded to 1000 K.
    if (count >= scale * 0.9995) return `${threeDigits(count / scale)} ${unit}`;
  }
  return exact.format(count);
}

/** `7,248,023,552`, for the exact value on hover. */
export function exactCount(count: number): string {
  return exact.format(count);
}

/** `14.5 GB`, in powers of ten as disks and the Hub count. */
export function bytes(count: number): string {
  return scaled(count, 1000, BYTES);
}

/** `24 GiB`, in powers of two as memory is sold. */
export function memorySize(count: number): string {
  return scaled(count, 1024, MEMORY);
}

function scaled(count: number, step: number, units: readonly string[]): string {
  let value = count;
  let unit = 0;
  while (value >= step - 0.5 && unit < units.length - 1) {
    value /= step;
    unit += 1;
  }
  return `${unit === 0 ? exact.format(value) : threeDigits(value)} ${units[unit] ?? "B"}`;
}

/** `32K` tokens for 32 768: contexts are counted in 1 024s. */
export function contextLength(tokens: number): string {
  if (tokens >= 1024 * 1024 && tokens % (1024 * 1024) === 0) return `${tokens / (1024 * 1024)}M`;
  if (tokens >= 1024) return `${threeDigits(tokens / 1024)}K`;
  return exact.format(tokens);
}

function threeDigits(value: number): string {
  const digits = value >= 99.95 ? 0 : 1;
  return new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: digits }).format(value);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AGES = [
  [365 * DAY, "year"],
  [30 * DAY, "month"],
  [7 * DAY, "week"],
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
] as const;
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" });

/** `3 days ago`; `in 2 hours` for what is to come. */
export function age(time: string | Date, now: number = Date.now()): string {
  const difference = new Date(time).getTime() - now;
  for (const [length, unit] of AGES) {
    if (Math.abs(difference) >= length) return relative.format(Math.trunc(difference / length), unit);
  }
  return "just now";
}

const moment = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium" });
const dayOfNoZone = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeZone: "UTC" });

/** `25 Nov 2026, 16:17`, in the zone of the user. */
export function fullTime(time: string | Date): string {
  return moment.format(new Date(time));
}

/** `25 Nov 2026`, in the zone of the user. */
export function dateOf(time: string | Date): string {
  return day.format(new Date(time));
}

/** A day without a time, such as `2026-01-31`: the same day in every zone. */
export function calendarDay(date: string): string {
  return dayOfNoZone.format(new Date(`${date}T00:00:00Z`));
}

/** `1 model`, `2 models`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${exact.format(count)} ${count === 1 ? one : many}`;
}

/** Reads `7B`, `1.5 T`, `355M`, `8x7B` (eight experts of seven billion) or a plain number; null where it is none. */
export function parseCount(text: string): number | null {
  const found = /^(?:(\d+)\s*[x×]\s*)?(\d+(?:[.,]\d+)?|\d{1,3}(?:[,_ ]\d{3})+)\s*([kmbt]?)$/i.exec(
    text.trim(),
  );
  if (found === null) return null;
  const [, experts = "1", digits = "", unit = ""] = found;
  const scale = { "": 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[unit.toLowerCase()] ?? 1;
  // Without a unit, a comma parts thousands: `7,000,000` and `7,000`.
  const isGrouped = /^\d{1,3}(?:[,_ ]\d{3})+$/.test(digits) && (unit === "" || /[,_ ].*[,_ ]/.test(digits));
  const value = Number(isGrouped ? digits.replace(/[,_ ]/g, "") : digits.replace(",", "."));
  return Math.round(Number(experts) * value * scale);
}
