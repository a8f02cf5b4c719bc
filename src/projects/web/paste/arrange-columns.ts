/**
 * Which column of pasted lines is what. A first line of headers tells; else the lines are taken to begin in the cell they are pasted
 * upon, or, where that reads better, to be laid out as Microsoft Project's own table: name, duration, start, finish, predecessors, people.
 */
import type { ColumnId } from '../table/columns.ts';

/** `number`: what the lines call themselves where they name each other; `level`: how deep they stand. */
export type PastedColumn = ColumnId | 'number' | 'level';

export interface Arranged {
  readonly columns: readonly (PastedColumn | null)[];
  /** Without the headers. */
  readonly lines: readonly (readonly string[])[];
  readonly hasHeader: boolean;
}

const headers: Readonly<Record<PastedColumn, readonly string[]>> = {
  number: ['id', 'no', 'nr', '#', 'number', 'nummer', 'row', 'zeile', 'unique id'],
  level: ['level', 'outline level', 'ebene', 'gliederungsebene'],
  key: ['key', 'schlüssel'],
  name: ['name', 'task name', 'task', 'title', 'vorgangsname', 'vorgang', 'aufgabe', 'titel'],
  duration: ['duration', 'length', 'dauer'],
  start: ['start', 'start date', 'begin', 'anfang', 'beginn', 'startdatum'],
  finish: ['finish', 'finish date', 'end', 'end date', 'ende', 'enddatum', 'fertigstellung'],
  percent: ['% complete', 'complete', 'percent complete', 'done', '% abgeschlossen', 'abgeschlossen', 'fortschritt', 'fertig'],
  predecessors: ['predecessors', 'predecessor', 'follows', 'depends on', 'vorgänger', 'folgt auf', 'abhängig von'],
  assignees: [
    'resource names',
    'resources',
    'who',
    'assigned',
    'assigned to',
    'ressourcennamen',
    'ressourcen',
    'wer',
    'zugewiesen',
    'bearbeiter',
  ],
  status: ['status'],
  priority: ['priority', 'priorität'],
  labels: ['labels', 'tags', 'etiketten', 'marken'],
};
const columnOf = new Map(Object.entries(headers).flatMap(([column, words]) => words.map((word) => [word, column as PastedColumn])));
const plain = (text: string): string => text.trim().toLowerCase().replace(/[.:]$/u, '');

const projectTable: readonly PastedColumn[] = ['name', 'duration', 'start', 'finish', 'predecessors', 'assignees'];

export function arrangeColumns(
  lines: readonly (readonly string[])[],
  own: readonly PastedColumn[],
  reads: (column: PastedColumn, text: string) => boolean,
): Arranged {
  const [first = [], ...rest] = lines;
  const named = first.map((text) => columnOf.get(plain(text)) ?? null);
  const known = named.filter((column) => column !== null);
  if (rest.length > 0 && known.includes('name') && known.length >= Math.min(2, first.length) && new Set(known).size === known.length)
    return { columns: named, lines: rest, hasHeader: true };
  const width = Math.max(0, ...lines.map((line) => line.length));
  const layouts = own[0] === 'name' ? [own, projectTable] : [own];
  const wrongIn = (layout: readonly PastedColumn[]): number =>
    lines.reduce((sum, line) => sum + line.filter((text, i) => text.trim() !== '' && !(layout[i] && reads(layout[i], text))).length, 0);
  const best = layouts.reduce((one, other) => (wrongIn(other) < wrongIn(one) ? other : one));
  return { columns: Array.from({ length: width }, (_, i) => best[i] ?? null), lines, hasHeader: false };
}

/** How deep each line stands: as told, or as far as its name is indented. Nothing stands more than one level under the line above. */
export function levelsOf(told: readonly (number | null)[], names: readonly string[]): readonly number[] {
  const indents: number[] = [];
  let above = 0;
  return names.map((name, i) => {
    const indent = /^[\s\u00a0]*/u.exec(name)![0].replaceAll('\t', '  ').length;
    while ((indents.at(-1) ?? -1) > indent) indents.pop();
    if ((indents.at(-1) ?? -1) < indent) indents.push(indent);
    above = Math.max(1, Math.min(told[i] ?? indents.length, above + 1));
    return above;
  });
}
