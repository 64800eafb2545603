import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";

/** What the user chose; `public/theme.js` reads the same before the first paint. */
export type ThemeChoice = "light" | "dark" | "system";

const KEY = "trackml.theme";
const DARK = "(prefers-color-scheme: dark)";

interface ThemeContext {
  choice: ThemeChoice;
  choose: (choice: ThemeChoice) => void;
  /** What is shown. */
  isDark: boolean;
}

const Context = createContext<ThemeContext | null>(null);

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(stored);
  const [systemIsDark, setSystemIsDark] = useState(() => matchMedia(DARK).matches);
  const isDark = choice === "dark" || (choice === "system" && systemIsDark);

  useEffect(() => {
    const media = matchMedia(DARK);
    const listen = () => setSystemIsDark(media.matches);
    media.addEventListener("change", listen);
    return () => media.removeEventListener("change", listen);
  }, []);

  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    document
      .querySelector('meta[name="theme-color"]')
      ?.setAttribute("content", isDark ? "#15181b" : "#fdfdfd");
  }, [isDark]);

  const value = useMemo(
    () => ({
      choice,
      isDark,
      choose: (next: ThemeChoice) => {
        setChoice(next);
        try {
          localStorage.setItem(KEY, next);
        } catch {
          // It lasts as long as the page, then.
        }
      },
    }),
    [choice, isDark],
  );
  return <Context value={value}>{children}</Context>;
}

export function useTheme(): ThemeContext {
  const context = use(Context);
  if (context === null) throw new Error("useTheme needs a ThemeProvider above it");
  return context;
}

function stored(): ThemeChoice {
  try {
    const found = localStorage.getItem(KEY);
    return found === "light" || found === "dark" ? found : "system";
  } catch {
    return "system";
  }
}
