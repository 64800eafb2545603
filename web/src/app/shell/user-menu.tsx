import { lazy } from "react";
import { Avatar } from "@/components/avatar";
import { MenuButton } from "@/components/ui/menu-button";
import { useUser } from "@/lib/session/session";

const Items = lazy(() => import("./user-menu-items"));

/** What belongs to the user rather than to a page; on a phone, the pages as well. */
export function UserMenu() {
  const { username } = useUser();
  return (
    <MenuButton
      label={`Menu of ${username}`}
      items={<Items />}
      align="end"
      panelClassName="w-56"
      className="flex size-8 items-center justify-center rounded-md hover:bg-hover"
    >
      <Avatar name={username} />
    </MenuButton>
  );
}
