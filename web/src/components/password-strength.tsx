import { strengthOf, type Strength } from "@/lib/accounts/strength";
import { cn } from "@/lib/class-names";

interface Said {
  level: number;
  word: string;
  advice: string;
  color: string;
}

const SAID: Record<Strength, Said> = {
  obvious: {
    level: 1,
    word: "Too easy to guess",
    advice: "Some words that do not belong together are hard to guess and easy to keep.",
    color: "bg-danger",
  },
  weak: {
    level: 2,
    word: "Could be better",
    advice: "Add another word or two, the less common the better.",
    color: "bg-warn",
  },
  good: { level: 3, word: "Good", advice: "It is not guessed soon.", color: "bg-accent" },
  strong: { level: 4, word: "Strong", advice: "It is not guessed in years.", color: "bg-accent" },
};

/** Its reason stands below, so the bars say no more than that. */
const REFUSED: Said = { level: 1, word: "Refused", advice: "", color: "bg-danger" };

/** How good a password is, in words and in four bars. */
export function PasswordStrength({
  password,
  about,
  least,
  isRefused,
}: {
  password: string;
  /** What a guesser tries first: the person's name and address. */
  about: readonly string[];
  /** The fewest characters that are accepted. */
  least: number;
  /** Something is said to be wrong with it already. */
  isRefused: boolean;
}) {
  const said = saidOf(password, about, least);
  const { level, word, advice, color } = isRefused ? REFUSED : said;
  return (
    <div className="grid gap-1.5 pt-0.5">
      <div
        role="meter"
        aria-label="Strength of the password"
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={level}
        aria-valuetext={word}
        className="grid grid-cols-4 gap-1"
      >
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cn("h-1 rounded-full transition-colors", bar <= level ? color : "bg-line")}
          />
        ))}
      </div>
      {advice !== "" && (
        <p aria-live="polite" className="text-sm text-muted">
          {word !== "" && <span className="text-ink">{word}. </span>}
          {advice}
        </p>
      )}
    </div>
  );
}

function saidOf(password: string, about: readonly string[], least: number): Said {
  const missing = least - Array.from(password).length;
  if (password === "") {
    return {
      level: 0,
      word: "",
      advice: `${least} characters or more; a few words make a good one.`,
      color: "",
    };
  }
  if (missing > 0) {
    const many = missing === 1 ? "One more character" : `${missing} more characters`;
    return { level: 1, word: "Too short", advice: `${many} at least.`, color: "bg-danger" };
  }
  return SAID[strengthOf(password, about)];
}
