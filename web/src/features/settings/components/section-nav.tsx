import { NavLink } from "react-router";
import { cn } from "@/lib/class-names";
import { paths, SETTINGS, type SettingsSection } from "@/lib/paths";

const NAMES: Record<SettingsSection, string> = {
  profile: "Profile",
  password: "Password",
  sessions: "Sessions",
  tokens: "Tokens",
  hardware: "Hardware",
  ai: "AI",
  appearance: "Appearance",
};

/** The sections: beside them on a wide page, above them on a phone. */
export function SectionNav() {
  return (
    <nav aria-label="Settings" className="min-w-0 border-b md:border-b-0">
      <ul className="flex justify-between gap-2 overflow-x-auto md:grid md:justify-stretch md:gap-0.5">
        {SETTINGS.map((section) => (
          <li key={section}>
            <NavLink
              to={paths.settings(section)}
              className={({ isActive }) =>
                cn(
                  "flex h-9 items-center border-b-2 text-sm md:h-8 md:rounded-md md:border-b-0 md:px-2.5",
                  isActive
                    ? "border-accent font-semibold text-ink md:bg-hover"
                    : "border-transparent text-muted hover:text-ink md:hover:bg-hover",
                )
              }
            >
              {NAMES[section]}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
