import { Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { useTheme } from "@/lib/theme";

/** From light to dark and back, before anybody is signed in. */
export function ThemeButton() {
  const { isDark, choose } = useTheme();
  const Icon = isDark ? Sun : Moon;
  return (
    <IconButton
      label={isDark ? "Use the light theme" : "Use the dark theme"}
      onClick={() => choose(isDark ? "light" : "dark")}
    >
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}
