import { Settings2 } from "lucide-react";
import { Link } from "react-router";
import { Avatar } from "@/components/avatar";
import { LinkButton } from "@/components/ui/button";
import type { Workspace } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { ROLE_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";

/** A workspace of the list: its name leads to its library, the button to its members. */
export function WorkspaceLine({ workspace }: { workspace: Workspace }) {
  const { id, name, is_personal: isPersonal, role, members, models } = workspace;
  return (
    <li className="group relative flex items-center gap-3 border-t py-3 first:border-t-0">
      <Avatar name={name} className="size-8" />
      <div className="min-w-0 flex-1">
        <Link
          to={paths.library({ w: isPersonal ? null : id })}
          className="rounded-sm font-semibold underline-offset-2 group-hover:underline after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="text-sm text-muted tabular">
          {isPersonal ? "Yours alone" : `${ROLE_LABELS[role]} · ${counted(members, "member")}`} ·{" "}
          {counted(models, "model")}
        </p>
      </div>
      <LinkButton
        to={paths.workspace(id)}
        look="quiet"
        size="normal"
        className="relative"
        aria-label={`Settings of ${name}`}
      >
        <Settings2 aria-hidden className="size-4" />
        <span className="hidden sm:inline">{isPersonal ? "Settings" : "Members"}</span>
      </LinkButton>
    </li>
  );
}
