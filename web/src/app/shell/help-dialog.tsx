import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/lib/shortcuts";
import { closeHelp } from "./help-dialog-state";

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = { Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑", " ": "Space" };

/** The keys that do something on the page behind it. */
export default function HelpDialog() {
  const shortcuts = useShortcuts();
  const groups = Map.groupBy(shortcuts, ({ group }) => group);
  return (
    <Dialog
      isOpen
      onClose={closeHelp}
      title="Keyboard shortcuts"
      description="What can be pressed on this page."
    >
      <div className="grid gap-5">
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3 className="mb-1 text-sm font-semibold">{group}</h3>
            <dl>
              {members.map(({ key, label }) => (
                <div key={key} className="flex h-8 items-center gap-3 border-t text-sm">
                  <dt className="flex-1">{label}</dt>
                  <dd className="flex gap-1">
                    {partsOf(key).map((part) => (
                      <Kbd key={part}>{part}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function partsOf(key: string): string[] {
  if (key.startsWith("mod+")) return [isApple ? "⌘" : "Ctrl", key.slice(4).toUpperCase()];
  return [NAMES[key] ?? key];
}
