import { Fragment } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts, type Shortcut } from "@/lib/shortcuts";
import { closeHelp } from "./help-dialog-state";

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = { Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑", " ": "Space" };

/** The keys that do something on the page behind it. */
export default function HelpDialog() {
  const shortcuts = useShortcuts();
  const groups = Map.groupBy(shortcuts, ({ group }) => group);
  // Two keys may do the same.
  const acts = (group: Shortcut[]) => Map.groupBy(group, ({ label }) => label);
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
              {[...acts(members)].map(([label, keys]) => (
                <div key={label} className="flex h-8 items-center gap-3 border-t text-sm">
                  <dt className="flex-1">{label}</dt>
                  <dd className="flex items-center gap-1">
                    {keys.map(({ key }, index) => (
                      <Fragment key={key}>
                        {index > 0 && <span className="text-xs text-muted">or</span>}
                        {partsOf(key).map((part) => (
                          <Kbd key={part}>{part}</Kbd>
                        ))}
                      </Fragment>
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
  // A large X and a small one look the same.
  if (/^[A-Z]$/.test(key)) return ["Shift", key];
  if (/^[a-z]$/.test(key)) return [key.toUpperCase()];
  return [NAMES[key] ?? key];
}
