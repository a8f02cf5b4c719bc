/** Pasted lines as new tasks: every cell that can be read, and which cannot and why. */
import { TICKS_PER_MINUTE } from '#engine';
import { instantOf } from '#calendar/rules';
import { addTasks, parseLinkText } from '#projects/rules';
import type { z } from 'zod';
import { parseDay } from '../gantt/cell-text.ts';
import { civilZone } from '../gantt/civil-zone.ts';
import { readPeople } from '../gantt/read-people.ts';
import { startOfDay } from '../gantt/time-units.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import { readField, readStatus, type Fields, type Writing } from '../table/write-cells.ts';
import { levelsOf, type Arranged, type PastedColumn } from './arrange-columns.ts';
import type { RefusedCell } from './paste-report.ts';

type Row = z.input<typeof addTasks.input>['rows'][number];
type Predecessor = NonNullable<Row['predecessors']>[number];

export interface ReadRows {
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedCell[];
}

/** `isMonthFirst`: dates between strokes are American. */
export async function readRows(
  hand: PlanInHand,
  { columns, lines, hasHeader }: Arranged,
  writing: Writing,
  isMonthFirst: boolean,
): Promise<ReadRows> {
  const { t } = writing;
  const { session, plan } = hand;
  const refused: RefusedCell[] = [];
  const nameAt = Math.max(0, columns.indexOf('name'));
  const named = lines.map((line, i) => ({ line, row: i + (hasHeader ? 2 : 1) })).filter(({ line }) => (line[nameAt] ?? '').trim() !== '');
  const cellOf = (line: readonly string[], column: PastedColumn) => (line[columns.indexOf(column)] ?? '').trim();
  const levels = levelsOf(
    named.map(({ line }) => Number(cellOf(line, 'level')) || null),
    named.map(({ line }) => line[nameAt]!),
  );
  const rowOfNumber = new Map(named.map(({ line }, i) => [Number(cellOf(line, 'number') || i + 1), i]));
  const ownNumbers = columns.includes('number') || plan.model.count === 0;
  const numberToId = new Map([...session.records.task.values()].map((task) => [task.number, task.id]));
  const zone = civilZone(plan.offsets);
  const rows: Row[] = [];
  for (const [i, { line, row }] of named.entries()) {
    const isSummary = (levels[i + 1] ?? 0) > levels[i]!;
    let fields: Fields = {};
    let predecessors: Predecessor[] = [];
    let assignees: Row['assignees'] = [];
    const days: { start?: number; finish?: number } = {};
    for (const [at, column] of columns.entries()) {
      const text = (line[at] ?? '').trim();
      const refuse = (why: string) => refused.push({ row, column: column as PastedColumn, text, why });
      if (column === null || text === '' || at === nameAt || (isSummary && fromBelow.has(column))) continue;
      if (column === 'start' || column === 'finish') {
        const day = parseDay(text, zone.toCivil(plan.network.projectStart), isMonthFirst);
        if (day === null) refuse(t('projects.gantt.refused-date'));
        else days[column] = day;
      } else if (column === 'predecessors') {
        const typed = parseLinkText(text, session.project.options, writing.tongue);
        if ('wrong' in typed) refuse(t('projects.gantt.refused-predecessors', { text: typed.wrong }));
        else
          predecessors = typed.links.flatMap(({ number, ...rest }): Predecessor[] => {
            const fromRow = ownNumbers ? rowOfNumber.get(number) : undefined;
            const fromId = fromRow === undefined ? numberToId.get(number) : undefined;
            if (fromRow === i) refuse(t('projects.gantt.refused-self'));
            else if (fromRow !== undefined) return [{ fromRow, ...rest }];
            else if (fromId !== undefined) return [{ fromId, ...rest }];
            else refuse(t('projects.gantt.refused-unknown-task', { number }));
            return [];
          });
      } else if (column === 'assignees') {
        const read = await readPeople(session, text);
        if ('wrong' in read) refuse(t(`projects.gantt.${read.wrong}`, { name: read.name }));
        else assignees = [...read.people];
      } else if (column === 'status') {
        const status = readStatus(text, writing);
        if (status?.status === 'done') fields = { ...fields, percentComplete: 100 };
        else if (status?.status !== 'todo') refuse(t('projects.pasteNoStatus'));
      } else {
        const read = readField(hand, { taskId: '', column: column as never, text }, writing);
        if (read && 'wrong' in read) refuse(read.wrong);
        else if (read) fields = { ...fields, ...read.fields };
      }
    }
    const dated = datesOf(days, fields, predecessors.length > 0);
    if (dated === null) refused.push({ row, column: 'finish', text: cellOf(line, 'finish'), why: t('projects.pasteNoFinish') });
    rows.push({ ...fields, ...dated, name: line[nameAt]!.trim(), level: levels[i]!, predecessors, assignees } as Row);
  }
  return { rows, refused };

  /** Who waits for nobody starts no earlier than written; a start and a finish make a duration where none is told. Null: a finish alone. */
  function datesOf({ start, finish }: { start?: number; finish?: number }, fields: Fields, waits: boolean): Fields | null {
    const calendar = plan.workingTime;
    if (start === undefined) return finish === undefined || fields.durationMinutes !== undefined ? {} : null;
    const begin = calendar.nextStart(zone.toInstant(start));
    const end = finish === undefined ? undefined : calendar.previousFinish(zone.toInstant(startOfDay(finish) + 14_400));
    const length = end === undefined || end < begin || fields.durationMinutes !== undefined ? undefined : calendar.between(begin, end);
    const isBegun = (fields.percentComplete ?? 0) > 0;
    return {
      ...(isBegun ? { actualStart: instantOf(begin) } : waits ? {} : { constraintKind: 'SNET', constraintAt: instantOf(begin) }),
      ...(length === undefined ? {} : { durationMinutes: length / TICKS_PER_MINUTE }),
    };
  }
}

/** A summary takes these from the tasks below it. */
const fromBelow: ReadonlySet<PastedColumn> = new Set(['duration', 'start', 'finish', 'percent', 'status', 'assignees']);
