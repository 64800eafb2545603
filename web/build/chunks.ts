/**
 * What every page needs, in one file: cut into a chunk for each pair of pages that share it, the same code costs a
 * tenth more to send. What is heavy and needed later (Markdown, forms, toasts, dialogs) stays out.
 */
const BASE = [
  /node_modules\/(?:react|react-dom|scheduler|react-router|axios|clsx|class-variance-authority)\//,
  /node_modules\/@tanstack\/(?:query-core|react-query)\/(?!.*(?:[qQ]ueries|hydrat|Hydrat|devtools|[sS]uspense|streamed))/,
  /\/src\/lib\/(?:api|session|workspaces)\//,
  /\/src\/lib\/(?:class-names|meta|notify|paths|shortcuts|theme|use-title)\.tsx?$/,
  /\/src\/components\/mark\.tsx$/,
  /\/src\/components\/ui\/(?:button|empty|menu-button|notice|skeleton|spinner)\.tsx$/,
];

/** What pages that show records share. */
const RECORDS = [
  /\/src\/lib\/(?:models\/(?!bulk|get-model)|format|labels|storage|tags|use-debounced)/,
  /\/src\/components\/(?:count|status-icon|tag-chip|time)\.tsx$/,
  /\/src\/components\/ui\/(?:checkbox|popover-button)\.tsx$/,
  /node_modules\/@tanstack\/react-query\/.*useMutation/,
];

/** What the list itself is made of. Its dialogs, its menus, the facets and the head of the table come after it. */
const LIBRARY = [
  /node_modules\/@tanstack\/(?:virtual-core|react-virtual)\//,
  /\/src\/features\/library\/(?!columns\/use-head|query\/(?:completion|use-completions)|api\/(?:facets|views)|query\/describe|components\/(?:bulk|card|chips|columns-|completion|edit|facet|in-place-opened|move|rename|save|side|sort|table-head|view))/,
];

const isIn = (list: readonly RegExp[]) => (id: string) =>
  list.some((pattern) => pattern.test(id)) && !/\.test\.tsx?$/.test(id);

export const chunkGroups = [
  { name: "base", test: isIn(BASE), priority: 3 },
  { name: "records", test: isIn(RECORDS), priority: 2 },
  { name: "library", test: isIn(LIBRARY), priority: 1 },
];
