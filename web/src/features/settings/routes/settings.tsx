import { lazy, Suspense, type ComponentType } from "react";
import { Navigate, useParams } from "react-router";
import { Page } from "@/components/page";
import { Skeleton } from "@/components/ui/skeleton";
import { paths, type SettingsSection } from "@/lib/paths";
import { SectionNav } from "../components/section-nav";

const SECTIONS: Record<SettingsSection, ComponentType> = {
  profile: lazy(() => import("../components/profile")),
  password: lazy(() => import("../components/password")),
  sessions: lazy(() => import("../components/sessions")),
  tokens: lazy(() => import("../components/tokens")),
  hardware: lazy(() => import("../components/hardware")),
  ai: lazy(() => import("../components/ai")),
  appearance: lazy(() => import("../components/appearance")),
};

/** What a user decides about themselves and this device. */
export default function Settings() {
  const { section = "" } = useParams();
  if (!isSection(section)) return <Navigate replace to={paths.settings()} />;
  const Section = SECTIONS[section];
  return (
    <Page title="Settings" width="wide">
      <div className="grid grid-cols-1 gap-6 md:grid-cols-[10rem_minmax(0,40rem)] md:gap-12">
        <SectionNav />
        <div>
          <Suspense fallback={<Skeleton className="h-64 w-full" />}>
            <Section />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}

function isSection(name: string): name is SettingsSection {
  return Object.hasOwn(SECTIONS, name);
}
