import { Bookmark, EllipsisVertical, Heart, Library } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import type { View } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { isAtLeast, useWorkspace } from "@/lib/workspaces/workspaces";
import { useDeleteView, useViews } from "../api/views";

const ViewMenuItems = lazy(() => import("./view-menu-items"));
const RenameView = lazy(() => import("./rename-view"));

interface ViewsProps {
  workspace: number | null;
  q: string;
  onAsk: (q: string) => void;
}

/** Everything, the favourites, and the views that were saved. */
export function Views({ workspace, q, onAsk }: ViewsProps) {
  const views = useViews(workspace) ?? [];
  const mayWrite = isAtLeast(useWorkspace()?.role, "editor");
  const drop = useDeleteView(workspace);
  const [renamed, setRenamed] = useState<View | null>(null);
  return (
    <section aria-label="Views" className="pb-4">
      <ul>
        <Entry
          icon={<Library aria-hidden className="size-4" />}
          name="All models"
          isOn={q === ""}
          onPress={() => onAsk("")}
        />
        <Entry
          icon={<Heart aria-hidden className="size-4" />}
          name="Favorites"
          isOn={q === "is:favorite"}
          onPress={() => onAsk("is:favorite")}
        />
        {views.map((view) => (
          <Entry
            key={view.id}
            icon={<Bookmark aria-hidden className="size-4" />}
            name={view.name}
            isOn={q === view.query}
            onPress={() => onAsk(view.query)}
            menu={
              mayWrite && (
                <MenuButton
                  label={`Actions for the view ${view.name}`}
                  items={
                    <ViewMenuItems onRename={() => setRenamed(view)} onDelete={() => drop.mutate(view)} />
                  }
                  align="end"
                  className="flex size-7 items-center justify-center rounded-sm text-muted hover:text-ink"
                >
                  <EllipsisVertical aria-hidden className="size-4" />
                </MenuButton>
              )
            }
          />
        ))}
      </ul>
      {renamed !== null && (
        <Suspense>
          <RenameView view={renamed} onClose={() => setRenamed(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface EntryProps {
  icon: ReactNode;
  name: string;
  isOn: boolean;
  onPress: () => void;
  menu?: ReactNode;
}

function Entry({ icon, name, isOn, onPress, menu }: EntryProps) {
  return (
    <li className="relative flex items-center">
      <button
        type="button"
        aria-current={isOn ? "true" : undefined}
        onClick={onPress}
        className={cn(
          "flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm lg:h-7",
          isOn ? "bg-selected" : "hover:bg-hover",
          Boolean(menu) && "pr-8",
        )}
      >
        <span className="text-muted">{icon}</span>
        <span className="min-w-0 flex-1 truncate">{name}</span>
      </button>
      {Boolean(menu) && <span className="absolute right-0 flex">{menu}</span>}
    </li>
  );
}
