import type { View } from "@/lib/api/types";
import { useRenameView } from "../api/views";
import { ViewName } from "./view-name";

export default function RenameView({ view, onClose }: { view: View; onClose: () => void }) {
  const { mutate, isPending, error } = useRenameView();
  return (
    <ViewName
      title="Rename the view"
      action="Rename"
      name={view.name}
      isBusy={isPending}
      error={error}
      onName={(name) => mutate({ id: view.id, name }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
