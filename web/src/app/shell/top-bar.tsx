import { Plus } from "lucide-react";
import { Link, NavLink } from "react-router";
import { Mark } from "@/components/mark";
import { LinkButton } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

import { UserMenu } from "./user-menu";
import { WorkspaceMenu } from "./workspace-menu";

/** The way to every page. On a phone the pages are in the menu. */
export function TopBar() {
  const w = useWorkspaceId();
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-canvas px-3 sm:px-4">
      <Link
        to={paths.library({ w })}
        className="flex items-center gap-2 rounded-md font-semibold"
        aria-label="TrackML, the library"
      >
        <Mark />
        <span className="hidden sm:inline">TrackML</span>
      </Link>
      <span aria-hidden className="mx-1 hidden h-5 w-px bg-line sm:block" />
      <WorkspaceMenu />
      <nav aria-label="Pages" className="ml-2 hidden items-center gap-1 md:flex">
        {[
          { to: paths.library({ w }), name: "Library" },
          { to: paths.dashboard({ w }), name: "Dashboard" },
          { to: paths.ask({ w }), name: "Ask" },
          { to: paths.tags({ w }), name: "Tags" },
          { to: paths.trash({ w }), name: "Trash" },
        ].map(({ to, name }) => (
          <NavLink
            key={name}
            to={to}
            end
            className={({ isActive }) =>
              cn(
                "flex h-8 items-center rounded-md px-2.5 text-sm hover:bg-hover",
                isActive ? "font-semibold text-ink" : "text-muted",
              )
            }
          >
            {name}
          </NavLink>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1.5">
        <LinkButton look="primary" to={paths.add({ w })}>
          <Plus aria-hidden className="size-4" />
          Add
        </LinkButton>
        <UserMenu />
      </div>
    </header>
  );
}
