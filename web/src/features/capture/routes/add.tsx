import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { Page } from "@/components/page";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { Paste } from "../components/paste";
import { useCapture } from "../reading/use-capture";

const HandForm = lazy(() => import("../components/hand-form"));

/** What another page may bring along. */
interface Incoming {
  text?: string;
  byHand?: boolean;
}

/** The page where models are added: by what names them on the Hub, or by hand. */
export default function Add() {
  const w = useWorkspaceId();
  const workspace = useWorkspace();
  const isViewer = workspace !== undefined && !isAtLeast(workspace.role, "editor");
  return (
    <Page
      title="Add models"
      lead="Anything that names a model of the Hugging Face Hub will do; what is not there is added by hand."
      width="wide"
    >
      {isViewer ? (
        <Notice>You can look at {workspace.name}, not add to it. Ask its owner to make you an editor.</Notice>
      ) : (
        <Adding key={w ?? "own"} />
      )}
    </Page>
  );
}

function Adding() {
  const w = useWorkspaceId();
  const navigate = useNavigate();
  const { state, pathname, search } = useLocation() as {
    state: Incoming | null;
    pathname: string;
    search: string;
  };
  const [incoming] = useState(() => state?.text ?? new URLSearchParams(search).get("source") ?? "");
  const capture = useCapture(w, incoming);
  const [tab, setTab] = useState(state?.byHand === true ? "hand" : "hub");
  const [what, setWhat] = useState("");

  // It is taken over: a reload must not bring it a second time.
  useEffect(() => {
    const params = new URLSearchParams(search);
    if (state === null && !params.has("source")) return;
    params.delete("source");
    void navigate({ pathname, search: params.toString() }, { replace: true, state: null });
  }, [navigate, pathname, search, state]);

  const byHand = (name: string) => {
    setWhat(name);
    setTab("hand");
  };
  const append = (text: string) => {
    capture.append(text);
    setTab("hub");
  };
  return (
    <Tabs
      value={tab}
      onValueChange={(next) => {
        setWhat("");
        setTab(next);
      }}
    >
      <TabList aria-label="How">
        <Tab value="hub">From the Hub</Tab>
        <Tab value="hand">By hand</Tab>
      </TabList>
      {/* It stays, so that what is being saved there goes on. */}
      <TabPanel value="hub" forceMount className="data-[state=inactive]:hidden">
        <Paste capture={{ ...capture, append }} workspace={w} isShown={tab === "hub"} onByHand={byHand} />
      </TabPanel>
      <TabPanel value="hand">
        <Suspense fallback={<Skeleton className="h-96 w-full max-w-3xl" />}>
          <HandForm workspace={w} what={what} onSaved={capture.drop} />
        </Suspense>
      </TabPanel>
    </Tabs>
  );
}
