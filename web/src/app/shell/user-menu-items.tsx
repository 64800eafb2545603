import {
  BookOpen,
  Keyboard,
  LayoutDashboard,
  Library,
  LogOut,
  MessageCircleQuestionMark,
  Moon,
  Settings,
  Sun,
  SunMoon,
  Tags,
  Trash2,
  Users,
} from "lucide-react";
import { Link } from "react-router";
import { MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu-items";
import { messageOf } from "@/lib/api/problem";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useSession, useUser } from "@/lib/session/session";
import { useTheme } from "@/lib/theme";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { openHelp } from "./help-dialog-state";

const NEXT_THEME = { light: "dark", dark: "system", system: "light" } as const;
const THEME_ICONS = { light: Sun, dark: Moon, system: SunMoon };

/** What belongs to the user rather than to a page; on a phone, the pages as well. */
export default function UserMenuItems() {
  const user = useUser();
  const { signOut } = useSession();
  const { choice, choose } = useTheme();
  const w = useWorkspaceId();
  const ThemeIcon = THEME_ICONS[choice];
  const pages = [
    { to: paths.library({ w }), name: "Library", icon: Library, className: "md:hidden" },
    { to: paths.dashboard({ w }), name: "Dashboard", icon: LayoutDashboard, className: "md:hidden" },
    { to: paths.ask({ w }), name: "Ask", icon: MessageCircleQuestionMark, className: "md:hidden" },
    { to: paths.tags({ w }), name: "Tags", icon: Tags, className: "md:hidden" },
    { to: paths.trash({ w }), name: "Trash", icon: Trash2, className: "md:hidden" },
    { to: paths.workspaces(), name: "Workspaces", icon: Users, className: "" },
    { to: paths.settings(), name: "Settings", icon: Settings, className: "" },
  ];
  return (
    <>
      <MenuLabel>
        <span className="block truncate text-sm text-ink">{user.username}</span>
        <span className="block truncate">{user.email}</span>
      </MenuLabel>
      <MenuSeparator />
      {pages.map(({ to, name, icon: Icon, className }) => (
        <MenuItem key={name} asChild className={className}>
          <Link to={to}>
            <Icon aria-hidden className="size-4" />
            {name}
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem
        onSelect={(event) => {
          event.preventDefault();
          choose(NEXT_THEME[choice]);
        }}
      >
        <ThemeIcon aria-hidden className="size-4" />
        Theme: {choice}
      </MenuItem>
      <MenuItem onSelect={openHelp}>
        <Keyboard aria-hidden className="size-4" />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem asChild>
        <a href={paths.docs()}>
          <BookOpen aria-hidden className="size-4" />
          API documentation
        </a>
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut().catch((error: unknown) => notify.failed(messageOf(error)))}>
        <LogOut aria-hidden className="size-4" />
        Sign out
      </MenuItem>
    </>
  );
}
