/** What was gathered of one incident, with its times read and its moments in their order. */
import type { ImportRemark } from '#platform/kit';
import { truthOf, type ColumnMapping } from '#platform/server/files';
import { isOpen, type HistoryColumn, type IncidentStatus, type PastMoment } from '#incidents/rules';
import type { GatheredIncident } from './gather-past.ts';
import { gradeOf, statusOf } from './history-words.ts';
import type { ReadInstant } from './past-of-file.ts';

/** Teams stand by name: which of them are here is known where the worker's answer is taken. */
export interface PastIncident {
  readonly row: number;
  readonly externalId: string;
  readonly title: string;
  readonly description: string;
  readonly status: IncidentStatus;
  readonly openedAt: string;
  readonly acknowledgedAt: string | null;
  readonly restoredAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly impact: number;
  readonly urgency: number;
  readonly priority: number;
  readonly team: string | null;
  readonly person: string | null;
  readonly service: string | null;
  readonly category: string | null;
  readonly channel: string | null;
  readonly problem: string | null;
  readonly change: string | null;
  readonly isPromiseKept: boolean | null;
  readonly reassignments: number;
  readonly reopens: number;
  readonly moments: readonly (Omit<PastMoment, 'teamId'> & { readonly team?: string })[];
}

const mostMoments = 1000;
type Tell = (remark: ImportRemark) => void;

/** Undefined, and told why, where nobody can say when it was opened. */
export function pastIncidentOf(
  { number, row, moments: rows, last, most }: GatheredIncident,
  mapping: ColumnMapping<HistoryColumn>,
  read: ReadInstant,
  tell: Tell,
): PastIncident | undefined {
  const about = { name: number, row };
  const instant = (field: HistoryColumn, text: string | undefined): string | null => {
    if (!text) return null;
    const at = read(text);
    if (at === undefined)
      tell({
        severity: 'amended',
        ...about,
        field,
        code: 'not-understood',
        detail: `"${text.slice(0, 80)}" is no time and does not come`,
        values: { text: text.slice(0, 80) },
      });
    return at ?? null;
  };
  const openedAt = instant('openedAt', last.openedAt) ?? read(rows[0]?.at ?? '');
  if (openedAt === undefined || number.length > 200) {
    const field = openedAt === undefined ? 'openedAt' : 'number';
    tell({
      severity: 'left-out',
      ...about,
      name: number.slice(0, 200),
      field,
      code: 'not-placed',
      detail: 'nobody can say when it was opened, or what it is called',
    });
    return undefined;
  }
  const ordered = rows.toSorted((one, other) => one.order - other.order || one.row - other.row);
  const moments: PastIncident['moments'][number][] = [];
  const now: { status?: IncidentStatus; priority?: number; team?: string; person?: string } = {};
  let acknowledgedAt = instant('acknowledgedAt', last.acknowledgedAt);
  let passedOn = 0;
  let reopened = 0;
  for (const each of ordered) {
    const at = each.at === '' ? openedAt : (instant('at', each.at) ?? openedAt);
    const status = each.state === '' ? undefined : statusOf(each.state);
    if (each.state !== '' && status === undefined)
      tell({
        severity: 'amended',
        ...about,
        row: each.row,
        field: 'state',
        code: 'state-unknown',
        detail: `"${each.state.slice(0, 80)}" is no state that is known here; it is passed over`,
        values: { text: each.state.slice(0, 80) },
      });
    const priority = gradeOf(each.priority, 5);
    if (status && now.status && !isOpen({ status: now.status }) && isOpen({ status })) reopened++;
    if (each.team !== '' && now.team !== undefined && now.team !== each.team) passedOn++;
    if (
      status &&
      status !== 'new' &&
      mapping.acknowledgedAt === undefined &&
      each.at !== '' &&
      (acknowledgedAt === null || at < acknowledgedAt)
    )
      acknowledgedAt = at;
    moments.push({
      at,
      ...(status && status !== now.status ? { status } : {}),
      ...(priority && priority !== now.priority ? { priority } : {}),
      ...(each.team !== '' && each.team !== now.team ? { team: each.team.slice(0, 120) } : {}),
      ...(each.person !== '' && each.person !== now.person ? { person: each.person.slice(0, 200) } : {}),
    });
    if (status) now.status = status;
    if (priority) now.priority = priority;
    if (each.team !== '') now.team = each.team;
    if (each.person !== '') now.person = each.person;
  }
  const resolvedAt = instant('resolvedAt', last.resolvedAt);
  const closedAt = instant('closedAt', last.closedAt);
  const impact = gradeOf(last.impact ?? '', 3);
  const urgency = gradeOf(last.urgency ?? '', 3);
  const short = (text: string | undefined, most: number): string | null => (text ? text.slice(0, most) : null);
  // A log may end before the last of it: what is said to have been closed has been.
  const status = now.status === 'cancelled' ? 'cancelled' : closedAt ? 'closed' : (now.status ?? (resolvedAt ? 'resolved' : 'new'));
  return {
    row,
    externalId: number,
    title: (last.title ?? last.category ?? number).replace(/\s+/g, ' ').slice(0, 300),
    description: last.description ?? '',
    status,
    openedAt,
    acknowledgedAt,
    restoredAt: instant('restoredAt', last.restoredAt),
    resolvedAt,
    // What is closed has been closed at some time; the last that was done to it is the best guess.
    closedAt: closedAt ?? (status === 'closed' ? (moments.at(-1)?.at ?? null) : null),
    impact: impact ?? 3,
    urgency: urgency ?? 2,
    priority: gradeOf(last.priority ?? '', 5) ?? 4,
    team: short(now.team, 120),
    person: short(now.person, 200),
    service: short(last.service, 200),
    category: short(last.category, 200),
    channel: short(last.channel, 100),
    problem: short(last.problem, 200),
    change: short(last.change, 200),
    isPromiseKept: last.promiseKept === undefined ? null : (truthOf(last.promiseKept) ?? null),
    reassignments: mapping.reassignments === undefined ? passedOn : most.reassignments,
    reopens: mapping.reopens === undefined ? reopened : most.reopens,
    moments: moments.slice(-mostMoments),
  };
}
