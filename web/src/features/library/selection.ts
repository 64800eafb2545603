import { useCallback, useEffect, useRef, useState } from "react";

/** Which records are chosen: some by their ids, or all that the query finds. */
export interface Selection {
  ids: ReadonlySet<number>;
  isAll: boolean;
  count: number;
  has: (id: number) => boolean;
  /** Chooses one or leaves it; with `range` all between it and the one chosen last. */
  toggle: (id: number, range?: boolean) => void;
  choose: (ids: readonly number[]) => void;
  chooseAll: () => void;
  clear: () => void;
}

interface State {
  /** What it belongs to: another query begins with nothing chosen. */
  of: string;
  ids: ReadonlySet<number>;
  isAll: boolean;
  last: number | null;
}

const NOTHING = { ids: new Set<number>(), isAll: false, last: null };

/** @param of what is listed; @param listed the ids in their order; @param total how many the query finds */
export function useSelection(of: string, listed: readonly number[], total: number): Selection {
  const [kept, setState] = useState<State>({ of, ...NOTHING });
  const state = kept.of === of ? kept : { of, ...NOTHING };
  const { ids, isAll } = state;

  const now = useRef({ state, listed });
  useEffect(() => {
    now.current = { state, listed };
  });
  // The same function all the time, or every row would be drawn again with each press.
  const toggle = useCallback(
    (id: number, range = false) => setState(toggled(now.current.state, now.current.listed, id, range)),
    [],
  );

  return {
    ids,
    isAll,
    count: isAll ? total : ids.size,
    has: (id) => isAll || ids.has(id),
    toggle,
    choose: (chosen) => setState({ of, ids: new Set(chosen), isAll: false, last: null }),
    chooseAll: () => setState({ of, ids: new Set(), isAll: true, last: null }),
    clear: useCallback(() => setState({ of, ...NOTHING }), [of]),
  };
}

function toggled(
  { of, ids, isAll, last }: State,
  listed: readonly number[],
  id: number,
  range: boolean,
): State {
  const next = new Set(isAll ? listed : ids);
  const isChosen = !next.has(id);
  for (const each of range && last !== null ? inBetween(listed, last, id) : [id]) {
    if (isChosen) next.add(each);
    else next.delete(each);
  }
  return { of, ids: next, isAll: false, last: id };
}

function inBetween(listed: readonly number[], one: number, other: number): readonly number[] {
  const [from, to] = [listed.indexOf(one), listed.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return from < 0 ? [other] : listed.slice(from, to + 1);
}
