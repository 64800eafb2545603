import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Dialog as Primitive } from "radix-ui";
import { useState } from "react";
import { useNavigate } from "react-router";
import { StatusIcon } from "@/components/status-icon";
import { get } from "@/lib/api/client";
import type { ModelList } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { useDebounced } from "@/lib/use-debounced";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

const item =
  "flex h-9 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm data-[selected=true]:bg-hover";

/** Any page or model, a few letters away. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const navigate = useNavigate();
  const w = useWorkspaceId();
  const q = useDebounced(text.trim(), 120);
  const found = useQuery({
    queryKey: ["models", "palette", w, q],
    queryFn: ({ signal }) =>
      get<ModelList>("/models", { params: { q, limit: 8, workspace: w ?? undefined }, signal }),
    enabled: q !== "",
    placeholderData: (before) => before,
    retry: false,
  });
  const go = (address: string) => () => {
    onClose();
    void navigate(address);
  };
  const pages = [
    { name: "Library", address: paths.library({ w }) },
    { name: "Dashboard", address: paths.dashboard({ w }) },
    { name: "Ask your library", address: paths.ask({ w }) },
    { name: "Add models", address: paths.add({ w }) },
    { name: "Favorites", address: paths.library({ w, q: "is:favorite" }) },
    { name: "Duplicates", address: paths.duplicates({ w }) },
    { name: "Tags", address: paths.tags({ w }) },
    { name: "Trash", address: paths.trash({ w }) },
    { name: "Workspaces", address: paths.workspaces() },
    { name: "Settings", address: paths.settings() },
    { name: "Appearance", address: paths.settings("appearance") },
    { name: "API tokens", address: paths.settings("tokens") },
    { name: "Hardware", address: paths.settings("hardware") },
    { name: "AI", address: paths.settings("ai") },
  ].filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const models = q === "" ? [] : (found.data?.items ?? []);
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(0_0_0/0.4)]" />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl animate-appear overflow-hidden rounded-lg border bg-raised shadow-raised outline-none"
        >
          <Primitive.Title className="sr-only">Go anywhere</Primitive.Title>
          <Command shouldFilter={false} label="Go anywhere">
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder="A page, or any detail of a model"
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-[50vh] quiet-scroll overflow-y-auto p-2">
              <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
                Nothing found
              </Command.Empty>
              {models.length > 0 && (
                <Command.Group
                  heading="Models"
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {models.map((model) => (
                    <Command.Item
                      key={model.id}
                      value={`model-${model.id}`}
                      onSelect={go(paths.model(model.id))}
                      className={item}
                    >
                      <StatusIcon status={model.status} />
                      <span className="truncate">{model.name}</span>
                      <span className="ml-auto truncate pl-2 text-muted">{model.developer}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {pages.length > 0 && (
                <Command.Group
                  heading="Pages"
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {pages.map(({ name, address }) => (
                    <Command.Item key={name} value={name} onSelect={go(address)} className={item}>
                      {name}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
