import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { paths } from "@/lib/paths";
import { useShortcut } from "@/lib/shortcuts";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { openHelp, useHelpIsOpen } from "./help-dialog-state";

const HelpDialog = lazy(() => import("./help-dialog"));
const Palette = lazy(() => import("./palette"));

/** The keys that work on every page, and what they open. */
export function ShellKeys() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const w = useWorkspaceId();
  const isHelpOpen = useHelpIsOpen();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);

  useShortcut("n", "Add models", "Everywhere", () => void navigate(paths.add({ w })));
  useShortcut("d", "Dashboard", "Everywhere", () => void navigate(paths.dashboard({ w })));
  useShortcut("?", "Keyboard shortcuts", "Everywhere", openHelp);
  useShortcut("mod+k", "Go anywhere", "Everywhere", () => setIsPaletteOpen(true));
  usePasteAnywhere((text) => void navigate(paths.add({ w }), { state: { text } }), pathname !== "/add");

  return (
    <Suspense>
      {isHelpOpen && <HelpDialog />}
      {isPaletteOpen && <Palette onClose={() => setIsPaletteOpen(false)} />}
    </Suspense>
  );
}

/** What is pasted outside of a field is taken for models to add. */
function usePasteAnywhere(take: (text: string) => void, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      if (target instanceof HTMLElement && target.isContentEditable) return;
      const text = event.clipboardData?.getData("text/plain").trim() ?? "";
      if (text === "") return;
      event.preventDefault();
      take(text);
    };
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, [take, isOn]);
}
