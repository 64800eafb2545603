import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A password: hidden until one asks to see it, with a word where Caps Lock is on. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type" | "className">) {
  const [isShown, setIsShown] = useState(false);
  const [isCapsLock, setIsCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setIsCapsLock(event.getModifierState("CapsLock"));
  return (
    <div className="relative">
      <Input
        {...props}
        type={isShown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        onKeyDown={look}
        onKeyUp={look}
        className={isCapsLock ? "pr-28" : "pr-10"}
      />
      <span
        role="status"
        className="pointer-events-none absolute inset-y-0 right-10 flex items-center text-xs text-warn"
      >
        {isCapsLock && "Caps Lock on"}
      </span>
      <IconButton
        size="tiny"
        label={isShown ? "Hide the password" : "Show the password"}
        onClick={() => setIsShown(!isShown)}
        className="absolute top-1.5 right-1.5"
      >
        {isShown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
      </IconButton>
    </div>
  );
}
