import type { Dashboard, ModelItem } from "@/lib/api/types";

export type Attention = Dashboard["attention"][number];
export type Kind = Attention["kind"];

/** What there is to do: kinds that have nothing are not spoken of. */
export function waiting({ attention }: Dashboard): Attention[] {
  return attention.filter(({ count }) => count > 0);
}

/** The queue without a record that is seen to. */
export function without(dashboard: Dashboard, kind: Kind, id: number): Dashboard {
  return changed(dashboard, kind, (group) =>
    group.models.some((model) => model.id === id)
      ? { ...group, count: group.count - 1, models: group.models.filter((model) => model.id !== id) }
      : group,
  );
}

/** The queue with a record again that could not be seen to. */
export function putBack(dashboard: Dashboard, kind: Kind, model: ModelItem): Dashboard {
  return changed(dashboard, kind, (group) =>
    group.models.some(({ id }) => id === model.id)
      ? group
      : { ...group, count: group.count + 1, models: [model, ...group.models] },
  );
}

function changed(dashboard: Dashboard, kind: Kind, change: (group: Attention) => Attention): Dashboard {
  return {
    ...dashboard,
    attention: dashboard.attention.map((group) => (group.kind === kind ? change(group) : group)),
  };
}
