import { StatusMenu } from "@/components/status-menu";
import { TagEditor } from "@/components/tag-editor";
import type { Capture } from "../reading/use-capture";

/** The status and the tags that all new records get. */
export function ForAll({ capture, workspace }: { capture: Capture; workspace: number | null }) {
  const { shared, setShared } = capture;
  return (
    <div role="group" aria-label="For all" className="flex flex-wrap items-start gap-x-4 gap-y-2 text-sm">
      <span className="flex h-8 items-center font-semibold">For all</span>
      <div className="flex h-8 items-center">
        <StatusMenu status={shared.status} of="all of them" onChange={(status) => setShared({ status })} />
      </div>
      <div className="w-full min-w-0 sm:w-80">
        <TagEditor
          label="Tags for all of them"
          workspace={workspace}
          tags={shared.tags}
          onChange={(tags) => setShared({ tags })}
        />
      </div>
    </div>
  );
}
