import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { Navigate, Route, Routes as Switch, useLocation, useSearchParams } from "react-router";
import { paths } from "@/lib/paths";
import { useSession } from "@/lib/session/session";
import { Shell } from "./shell/shell";
import { Splash } from "./splash";

const Library = lazy(() => import("./library-page"));
const Welcome = lazy(() => import("@/features/welcome/routes/welcome"));
const Dashboard = lazy(() => import("@/features/dashboard/routes/dashboard"));
const Ask = lazy(() => import("@/features/ask/routes/ask"));
const Add = lazy(() => import("@/features/capture/routes/add"));
const Model = lazy(() => import("@/features/model/routes/model"));
const Compare = lazy(() => import("@/features/compare/routes/compare"));
const Duplicates = lazy(() => import("@/features/duplicates/routes/duplicates"));
const Tags = lazy(() => import("@/features/tags/routes/tags"));
const Trash = lazy(() => import("@/features/trash/routes/trash"));
const Settings = lazy(() => import("@/features/settings/routes/settings"));
const Workspaces = lazy(() => import("@/features/workspaces/routes/workspaces"));
const Workspace = lazy(() => import("@/features/workspaces/routes/workspace"));
const NotFound = lazy(() => import("./not-found"));

/** Which page an address shows, and to whom. */
export function Routes() {
  const { state } = useSession();
  if (state.kind === "restoring") return <Splash />;
  return state.kind === "in" ? <Inside key={state.user.id} /> : <Outside isExpired={state.expired} />;
}

function Outside({ isExpired }: { isExpired: boolean }) {
  const { pathname, search } = useLocation();
  const queryClient = useQueryClient();
  // Whoever signs in next may be somebody else.
  useEffect(() => {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "meta" });
  }, [queryClient]);
  return (
    <Suspense fallback={<Splash />}>
      <Switch>
        <Route path="/welcome/*" element={<Welcome isExpired={isExpired} />} />
        <Route path="*" element={<Navigate replace to={paths.signIn(pathname + search)} />} />
      </Switch>
    </Suspense>
  );
}

function Inside() {
  return (
    <Switch>
      <Route path="/welcome/*" element={<Entered />} />
      <Route element={<Shell />}>
        <Route index element={<Library />} />
        <Route path="dashboard" element={<Dashboard />} />
        <Route path="ask" element={<Ask />} />
        <Route path="add" element={<Add />} />
        <Route path="models/:id" element={<Model />} />
        <Route path="compare" element={<Compare />} />
        <Route path="duplicates" element={<Duplicates />} />
        <Route path="tags" element={<Tags />} />
        <Route path="trash" element={<Trash />} />
        <Route path="settings" element={<Navigate replace to={paths.settings()} />} />
        <Route path="settings/:section" element={<Settings />} />
        <Route path="workspaces" element={<Workspaces />} />
        <Route path="workspaces/:id" element={<Workspace />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Switch>
  );
}

/** Back to where one wanted to go before signing in; only to an address of the app. */
function Entered() {
  const next = useSearchParams()[0].get("next") ?? "/";
  return <Navigate replace to={/^\/(?![/\\])/.test(next) ? next : "/"} />;
}
