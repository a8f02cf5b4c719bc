/** What stands in a table of the past and cannot be so, or is not what somebody who brings it in expects. */
import type { ImportRemark } from '#platform/kit';
import { isOpen, type HistoryColumn } from '#incidents/rules';
import type { ColumnMapping } from '#platform/server/files';
import type { GatheredIncident } from './gather-past.ts';
import { gradeOf } from './history-words.ts';
import type { PastIncident } from './past-incident.ts';

type Tell = (remark: ImportRemark) => void;

const sayTime = (at: string): string => at.slice(0, 16).replace('T', ' ');
const oldAfterDays = 30;

/** The first end that lies before the beginning: such a row would spoil every time that is measured. */
export function endsBeforeOpened(past: PastIncident, tell: Tell): boolean {
  const field = (['restoredAt', 'resolvedAt', 'closedAt'] as const).find((each) => past[each] !== null && past[each] < past.openedAt);
  if (field === undefined) return false;
  const values = { column: field, from: sayTime(past.openedAt), text: sayTime(past[field]!) };
  const detail = `${field} is ${values.text}, before it was opened (${values.from}); the row does not come`;
  tell({ severity: 'left-out', name: past.externalId, row: past.row, field, code: 'ends-before-opened', detail, values });
  return true;
}

/** Told of what comes all the same. `today` as an instant. */
export function tellDoubts(
  past: PastIncident,
  { last, moments }: GatheredIncident,
  mapping: ColumnMapping<HistoryColumn>,
  today: string,
  tell: Tell,
): void {
  const about = { name: past.externalId, row: past.row };
  if (mapping.title !== undefined && last.title === undefined) {
    const values = { text: past.title };
    tell({
      severity: 'amended',
      ...about,
      field: 'title',
      code: 'title-missing',
      detail: `no title; it is called "${past.title}"`,
      values,
    });
  }
  for (const field of ['priority', 'impact', 'urgency'] as const) {
    const text = last[field];
    if (text === undefined || gradeOf(text, field === 'priority' ? 5 : 3) !== undefined) continue;
    const values = { column: field, text: text.slice(0, 80), taken: past[field] };
    const detail = `"${values.text}" is no ${field} that is known here; it is taken as ${past[field]}`;
    tell({ severity: 'amended', ...about, field, code: 'grade-unknown', detail, values });
  }
  if (past.closedAt !== null && past.resolvedAt !== null && past.closedAt < past.resolvedAt) {
    const values = { from: sayTime(past.resolvedAt), text: sayTime(past.closedAt) };
    const detail = `closed ${values.text}, before it was resolved (${values.from}); it comes so`;
    tell({ severity: 'note', ...about, field: 'closedAt', code: 'closed-before-resolved', detail, values });
  }
  // A log says when or in which order each row was; rows without that are more likely different incidents.
  if (moments.length > 1 && mapping.at === undefined && mapping.order === undefined) {
    const values = {
      count: moments.length,
      text: moments
        .map(({ row }) => row)
        .slice(0, 20)
        .join(', '),
    };
    const detail = `rows ${values.text} have the same number and become one incident`;
    tell({ severity: 'amended', ...about, field: 'number', code: 'same-number', detail, values });
  }
  const days = Math.floor((Date.parse(today) - Date.parse(past.openedAt)) / 86_400_000);
  if (isOpen(past) && days >= oldAfterDays) {
    const detail = `it was opened ${days} days ago and comes open (${past.status}): it will stand among the open ones`;
    tell({ severity: 'note', ...about, field: 'state', code: 'comes-open', detail, values: { count: days } });
  }
}

/** Columns that something is headed with and nothing is made of, and a table that has no titles: told once. */
export function tellColumns(header: readonly string[], mapping: ColumnMapping<HistoryColumn>, tell: Tell): void {
  const used = new Set(Object.values(mapping));
  const unused = header.filter((text, at) => text !== '' && !used.has(at));
  if (unused.length > 0) {
    const values = {
      count: unused.length,
      text: unused
        .map((each) => each.slice(0, 60))
        .join(', ')
        .slice(0, 1000),
    };
    const detail = `nothing is made of these columns: ${values.text}`;
    tell({ severity: 'note', name: '', field: '', code: 'columns-unused', detail, values });
  }
  if (mapping.title === undefined)
    tell({
      severity: 'note',
      name: '',
      field: 'title',
      code: 'titles-missing',
      detail: 'no column holds titles; incidents are called by their category, else by their number',
    });
}
