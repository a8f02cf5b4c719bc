import { Problem } from '#platform/kit';
import { place, visibleTo, type Asking } from '#platform/server';
import { plannedTasks, task, type PlannedTask } from '#projects/rules';
import type { z } from 'zod';
import { plannedTaskColumns, plannedTaskTables } from './task-rows.ts';

type Query = z.output<typeof plannedTasks.query>;

/** What each order sorts by, and the type of its values; tasks without one come last. */
const orders: Readonly<Record<string, { readonly expression: string; readonly type: string; readonly of: keyof PlannedTask }>> = {
  start: { expression: 'c.start_at', type: 'timestamptz', of: 'startAt' },
  finish: { expression: 'c.finish_at', type: 'timestamptz', of: 'finishAt' },
  slack: { expression: 'c.total_slack_minutes', type: 'double precision', of: 'totalSlackMinutes' },
  deadline: { expression: 't.deadline', type: 'timestamptz', of: 'deadline' },
  priority: { expression: 't.priority', type: 'integer', of: 'priority' },
  status: { expression: `array_position(array['todo', 'doing', 'blocked', 'done'], t.status)`, type: 'integer', of: 'status' },
  name: { expression: 't.name collate "und-x-icu"', type: 'text', of: 'name' },
  number: { expression: 't.number', type: 'integer', of: 'number' },
  percentComplete: { expression: 't.percent_complete', type: 'integer', of: 'percentComplete' },
};

export async function readPlannedTasks(query: Query, { client, by }: Asking): Promise<{ items: PlannedTask[]; nextCursor: string | null }> {
  const parameters: unknown[] = [by.organisationId];
  const add = (value: unknown) => place(parameters, value);
  const conditions = ['t.org_id = $1', visibleTo(task, by, parameters)];
  const when = (value: unknown, condition: (at: string) => string) => {
    if (value !== undefined) conditions.push(condition(add(value)));
  };
  when(query.projectId, (at) => `t.project_id = ${at}`);
  when(
    query.personId,
    (at) => `exists (select from projects.assignment a where a.org_id = t.org_id and a.task_id = t.id and a.person_id = ${at})`,
  );
  when(query.status, (at) => `t.status = any(${at}::text[])`);
  when(query.isCritical, (at) => `coalesce(c.is_critical, false) = ${at}`);
  when(query.isSummary, (at) => `coalesce(c.is_summary, false) = ${at}`);
  when(query.isOpen, (at) => `(t.status <> 'done') = ${at}`);
  when(query.startFrom, (at) => `c.start_at >= ${at}`);
  when(query.startBefore, (at) => `c.start_at < ${at}`);
  when(query.finishFrom, (at) => `c.finish_at >= ${at}`);
  when(query.finishBefore, (at) => `c.finish_at < ${at}`);
  when(query.q && `%${query.q.replace(/[\\%_]/g, '\\$&')}%`, (at) => `t.name ilike ${at}`);
  const isDown = query.sort.startsWith('-');
  const { expression, type } = orders[query.sort.replace('-', '')]!;
  if (query.cursor) {
    const { value, id } = openCursor(query.cursor, query.sort);
    const beyondId = `t.id > ${add(id)}`;
    if (value === null) conditions.push(`${expression} is null and ${beyondId}`);
    else {
      const at = `${add(value)}::${type}`;
      conditions.push(`(${expression} ${isDown ? '<' : '>'} ${at} or ${expression} is null or ${expression} = ${at} and ${beyondId})`);
    }
  }
  const { rows } = await client.query<PlannedTask & { sortValue: unknown }>(
    `select ${plannedTaskColumns}, ${expression} as "sortValue" from ${plannedTaskTables} where ${conditions.join(' and ')}
      order by ${expression} ${isDown ? 'desc' : 'asc'} nulls last, t.id limit ${add(query.limit + 1)}`,
    parameters,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ sortValue: _, ...item }) => item),
    nextCursor: rows.length > query.limit && last ? closeCursor(query.sort, last.sortValue, last.id) : null,
  };
}

const closeCursor = (sort: string, value: unknown, id: string): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

function openCursor(cursor: string, sort: string): { readonly value: string | number | null; readonly id: string } {
  try {
    const [of, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const isValue = value === null || typeof value === 'number' || (typeof value === 'string' && !value.includes('\0'));
    if (of === sort && isValue && typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { value, id };
  } catch {
    // any other text is no cursor of ours
  }
  throw new Problem(400, 'bad-cursor', 'The cursor does not belong to this list', {
    errors: [{ pointer: '/cursor', detail: 'take nextCursor of the page before, with the same sort' }],
  });
}
