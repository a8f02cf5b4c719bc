/** Words of a project's own page: tabs, table, board and the panel of a task. */
export const words: Readonly<Record<string, string>> = {};
