/**
 * What every page needs, in one file: cut into a chunk for each pair of pages that share it, the same code costs a
 * tenth more to send. What is heavy and needed later (Markdown, forms, toasts, dialogs) stays out.
 */
const BASE = [
  /node_modules\/(?:react|react-dom|scheduler|react-router|axios|clsx)\//,
  /node_modules\/@tanstack\/(?:query-core|react-query)\/(?!.*(?:[qQ]ueries|hydrat|Hydrat|devtools|[sS]uspense|streamed))/,
  /\/src\/app\/(?:app|crash|routes|service-worker|splash)\.tsx?$/,
  /\/src\/app\/shell\/(?:help-dialog-state|offline-notice|shell|shell-keys|top-bar|user-menu|workspace-menu)\.tsx?$/,
  /\/src\/lib\/(?!toasts|accounts|api\/events|forms|insight|similar|tag-proposals|models\/(?:bulk|get-model|hub-address|size-labels))/,
  /\/src\/components\/(?:avatar|count|mark|status-icon|tag-chip|time)\.tsx$/,
  /\/src\/components\/ui\/(?:button|checkbox|empty|menu-button|notice|popover-button|skeleton|spinner)\.tsx$/,
];

/** What the list itself is made of. Its dialogs, its menus, the facets and the head of the table come after it. */
const LIBRARY = [
  /node_modules\/@tanstack\/(?:virtual-core|react-virtual)\//,
  /\/src\/features\/library\/(?!columns\/use-head|query\/(?:completion|parted|use-completions)|api\/(?:facets|search-by-meaning|views)|query\/describe|components\/(?:bulk|card|chips|columns-|completion|edit|facet|in-place-opened|move|rename|save|search-by|side|sort|table-head|view))/,
];

const isIn = (list: readonly RegExp[]) => (id: string) =>
  list.some((pattern) => pattern.test(id)) && !/\.test\.tsx?$/.test(id);

export const chunkGroups = [
  { name: "base", test: isIn(BASE), priority: 2 },
  { name: "library", test: isIn(LIBRARY), priority: 1 },
];
