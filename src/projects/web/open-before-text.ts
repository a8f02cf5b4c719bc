/** Says that predecessors are open though a task is begun or done. Empty: there are none. */
export const openBeforeText = (names: readonly string[], t: (key: string, values?: Readonly<Record<string, unknown>>) => string): string =>
  names.length === 0 ? '' : t('projects.openBefore', { names: names.slice(0, 3).join(', '), more: Math.max(0, names.length - 3) });
