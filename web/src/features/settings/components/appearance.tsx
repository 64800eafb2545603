import { Section } from "@/components/page";
import { useTheme, type ThemeChoice } from "@/lib/theme";
import { ThemePreview } from "./theme-preview";

const CHOICES: { choice: ThemeChoice; name: string; text: string }[] = [
  { choice: "light", name: "Light", text: "Dark ink on white" },
  { choice: "dark", name: "Dark", text: "Easy on the eyes at night" },
  { choice: "system", name: "System", text: "As this device is set" },
];

/** Light, dark, or as the device is. */
export default function Appearance() {
  const { choice: chosen, choose } = useTheme();
  return (
    <Section title="Appearance" lead="It is kept on this device and seen at once.">
      <div role="radiogroup" aria-label="Theme" className="grid grid-cols-3 gap-3 sm:gap-4">
        {CHOICES.map(({ choice, name, text }) => (
          <label key={choice} className="group relative cursor-pointer">
            <input
              type="radio"
              name="theme"
              value={choice}
              checked={chosen === choice}
              onChange={() => choose(choice)}
              className="peer sr-only"
            />
            <span className="block overflow-hidden rounded-lg border border-line-strong outline-accent group-hover:border-control peer-checked:border-accent peer-checked:outline-1 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2">
              <ThemePreview choice={choice} />
            </span>
            <span className="mt-2 flex items-center gap-2">
              <Dot isOn={chosen === choice} />
              {name}
            </span>
            <span className="hidden pl-6 text-sm text-muted sm:block">{text}</span>
          </label>
        ))}
      </div>
    </Section>
  );
}

/** What a radio button looks like, where the real one is only heard. */
function Dot({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden
      className={
        isOn
          ? "size-4 rounded-full border-[5px] border-accent"
          : "size-4 rounded-full border border-control bg-surface"
      }
    />
  );
}
