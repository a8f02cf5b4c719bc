import { cellIn, type ColumnMapping, numberOf, type TableRow, textOf } from '#platform/server/files';
import type { TaskColumn } from './columns.ts';

/**
 * How deep each row stands: by its level, else by the points in its outline number, else by how far its name is indented. Nothing
 * stands more than one level under the row above it.
 */
export function levelsOf(rows: readonly TableRow[], mapping: ColumnMapping<TaskColumn>): readonly number[] {
  const indents: number[] = [];
  let above = 0;
  return rows.map((row) => {
    const stated = levelIn(row, mapping, indents);
    above = Math.max(1, Math.min(stated, above + 1));
    return above;
  });
}

function levelIn(row: TableRow, mapping: ColumnMapping<TaskColumn>, indents: number[]): number {
  const level = numberOf(cellIn(row, mapping, 'level'));
  if (level !== undefined) return Math.round(level);
  const wbs = textOf(cellIn(row, mapping, 'wbs'));
  if (/^\d+(\.\d+)*\.?$/.test(wbs)) return wbs.replace(/\.$/, '').split('.').length;
  const name = cellIn(row, mapping, 'name');
  const indent = typeof name === 'string' ? (/^[\s\u00a0]*/.exec(name)?.[0].length ?? 0) : 0;
  while ((indents.at(-1) ?? -1) > indent) indents.pop();
  if ((indents.at(-1) ?? -1) < indent) indents.push(indent);
  return indents.length;
}
