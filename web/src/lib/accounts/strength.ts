/** How long a password stands against guessing. `obvious` ones are refused without asking the server. */
export type Strength = "obvious" | "weak" | "good" | "strong";

/**
 * The lower ends in powers of ten of guesses, on the scale of zxcvbn, which the server measures by: it takes 10⁸.
 * This is an estimate of a few lines where zxcvbn is 400 kB of dictionaries.
 */
const OBVIOUS_BELOW = 5;
const GOOD_FROM = 8.1;
const STRONG_FROM = 11;

const COMMON =
  "password|passwort|passwd|qwerty|qwertz|azerty|admin|welcome|letmein|login|iloveyou|monkey|dragon|sunshine|princess|" +
  "football|baseball|superman|batman|master|shadow|michael|jordan|trustno1|starwars|whatever|freedom|computer|internet|" +
  "secret|summer|winter|spring|autumn|hello|hallo|test|user|guest|default|changeme|access|love|charlie|pokemon|trackml|" +
  "machine|learning|model";

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb",
];
const LEET: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** Powers of ten that a piece adds, by what it is. */
const PIECES: [RegExp, (piece: string) => number][] = [
  [/^(?:1[89]|20)\d\d/, () => 2],
  [/^(.)\1{2,}/u, () => 1.5],
  [/^\p{Lu}?\p{L}+/u, wordWeight],
  [/^\p{N}+/u, (piece) => piece.length],
  [/^./su, () => 1],
];

/**
 * Estimates a password's strength.
 *
 * @param about what a guesser tries first: the person's name and address
 */
export function strengthOf(password: string, about: readonly string[] = []): Strength {
  const weight = weightOf(password, about);
  if (weight < OBVIOUS_BELOW) return "obvious";
  if (weight < GOOD_FROM) return "weak";
  return weight < STRONG_FROM ? "good" : "strong";
}

function weightOf(password: string, about: readonly string[]): number {
  let rest = password.slice(0, 128);
  let weight = 0;
  for (const known of knownPieces(rest, about)) {
    rest = rest.replace(known, "\u0000");
    weight += 1.5;
  }
  while (rest !== "") {
    const step = firstPiece(rest);
    weight += step.weight;
    rest = rest.slice(step.length);
  }
  return weight;
}

function firstPiece(text: string): { length: number; weight: number } {
  if (text.startsWith("\u0000")) return { length: 1, weight: 0 };
  const run = runLength(text);
  if (run >= 3) return { length: run, weight: 1.5 };
  for (const [form, weigh] of PIECES) {
    const piece = form.exec(text)?.[0];
    if (piece !== undefined) return { length: piece.length, weight: weigh(piece) };
  }
  return { length: 1, weight: 1 };
}

/** A run of letters that can be spoken is likely a word, and words are few; one that cannot is drawn by chance. */
function wordWeight(piece: string): number {
  const letters = Array.from(piece);
  const vowels = letters.filter((letter) => /[aeiouyäöüáéíóúаеиоуыэюя]/i.test(letter)).length;
  const isSpoken = vowels / letters.length >= 0.2;
  if (!isSpoken) return letters.length;
  // A long run is several words.
  return Math.min(letters.length, 3.2 + letters.length / 12 + Math.max(0, letters.length - 10) * 0.35);
}

/** The words that a guesser has, as they stand in the password: also where letters are written as digits. */
function knownPieces(password: string, about: readonly string[]): string[] {
  const plain = Array.from(password.toLowerCase(), (letter) => LEET[letter] ?? letter).join("");
  const own = about
    .flatMap((text) => [text, text.split("@")[0] ?? ""])
    .map((text) => text.trim().toLowerCase())
    .filter((text) => text.length >= 3);
  const words = [...own, ...COMMON.split("|")].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  let left = plain;
  for (const word of words) {
    for (const form of [plain, password.toLowerCase()]) {
      const at = form.indexOf(word);
      if (at < 0 || !left.slice(at, at + word.length).trim()) continue;
      left = left.slice(0, at) + " ".repeat(word.length) + left.slice(at + word.length);
      found.push(password.slice(at, at + word.length));
      break;
    }
  }
  return found;
}

/** How far the beginning follows a row of the keyboard or the alphabet, in either direction. */
function runLength(text: string): number {
  const lower = text.toLowerCase();
  let longest = 0;
  for (const row of [...ROWS, ...ROWS.map((each) => Array.from(each).reverse().join(""))]) {
    let length = 0;
    while (length < lower.length && row.includes(lower.slice(0, length + 1))) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
