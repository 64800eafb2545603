import { notify } from "@/lib/notify";
import { useSaveView } from "../api/views";
import { ViewName } from "./view-name";

interface SaveViewProps {
  workspace: number | null;
  q: string;
  onClose: () => void;
}

export default function SaveView({ workspace, q, onClose }: SaveViewProps) {
  const { mutate, isPending, error } = useSaveView(workspace);
  const save = (name: string) =>
    mutate(
      { name, query: q },
      {
        onSuccess: () => {
          notify.done(`The view “${name}” was saved`);
          onClose();
        },
      },
    );
  return (
    <ViewName
      title="Save this view"
      action="Save"
      name=""
      isBusy={isPending}
      error={error}
      onName={save}
      onClose={onClose}
    />
  );
}
