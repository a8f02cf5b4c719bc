/** From the timeline of an incident to the facts of its review. Each fact names the lines that say so; nothing is made up. */
import { tickOf } from '#calendar/rules';
import { TICKS_PER_MINUTE, type WorkingTime } from '#engine';
import type { Alert, Incident, IncidentEntry } from '#incidents/rules';
import type { Affected } from '#operations/rules';
import type { FactKind, ReviewFact } from './review-fact.ts';

export interface Told {
  readonly incident: Incident;
  readonly entries: readonly IncidentEntry[];
  readonly alerts: readonly Pick<Alert, 'id' | 'title' | 'startedAt'>[];
  /** Services that stand still or work worse without the one that failed. */
  readonly affected: readonly Pick<Affected, 'id' | 'state'>[];
  readonly changeTitle: string | null;
  /** The hours in which the service is promised. */
  readonly hours: WorkingTime;
}

const bare = { name: null, at: null, recordId: null, minutes: null, serviceMinutes: null, text: '', entryIds: [] } as const;
const fact = (kind: FactKind, more: Partial<ReviewFact>): ReviewFact => ({ ...bare, entryIds: [], kind, ...more });

/** Facts in the order in which a review tells them: when, how long, how important, who, what was hit, by what, what was said. */
export function factsOfTimeline(told: Told): readonly ReviewFact[] {
  const lines = told.entries.toSorted((one, other) => one.number - other.number);
  const moments = momentsOf(told.incident, lines);
  return [
    ...moments,
    ...timesOf(moments, told.hours),
    ...lines
      .filter(({ kind }) => kind === 'priority')
      .map((each) => fact('priority', { ...cited(each), name: each.value, text: each.text })),
    ...lines.filter(({ kind }) => kind === 'major').map((each) => fact('major', { ...cited(each), name: each.value, text: each.text })),
    ...rolesOf(lines),
    ...servicesOf(told, lines),
    ...changesOf(told, lines),
    ...alertsOf(told, lines),
    ...waitsOf(lines, told.hours),
    ...said('update', lines),
    ...said('note', lines),
  ];
}

const cited = ({ id, at }: IncidentEntry): Pick<ReviewFact, 'at' | 'entryIds'> => ({ at, entryIds: [id] });

const fieldOf = {
  occurred: 'occurredAt',
  detected: 'detectedAt',
  opened: 'openedAt',
  acknowledged: 'acknowledgedAt',
  restored: 'restoredAt',
  resolved: 'resolvedAt',
  closed: 'closedAt',
} as const;
type MomentName = keyof typeof fieldOf;

function momentsOf(incident: Incident, lines: readonly IncidentEntry[]): readonly ReviewFact[] {
  const lineOf: Readonly<Record<MomentName, IncidentEntry | undefined>> = {
    occurred: lines.findLast(({ kind, reason }) => kind === 'moment' && reason === 'occurred'),
    detected: lines.findLast(({ kind, reason }) => kind === 'moment' && reason === 'detected'),
    opened: lines.find(({ kind }) => kind === 'state'),
    acknowledged: lines.findLast(({ kind, reason }) => kind === 'moment' && reason === 'acknowledged'),
    restored: lines.findLast(({ kind, reason }) => kind === 'moment' && reason === 'restored'),
    resolved: lines.findLast(({ kind, value }) => kind === 'state' && value === 'resolved'),
    closed: lines.findLast(({ kind, value }) => kind === 'state' && value === 'closed'),
  };
  return (Object.keys(fieldOf) as MomentName[]).flatMap((name) => {
    const at = incident[fieldOf[name]];
    const line = lineOf[name];
    return at === null ? [] : [fact('moment', { name, at, entryIds: line ? [line.id] : [] })];
  });
}

/** Each time from one moment until another; the first of those that is known begins it. */
const times = {
  detect: [['occurred'], 'detected'],
  acknowledge: [['opened'], 'acknowledged'],
  restore: [['occurred', 'detected', 'opened'], 'restored'],
  resolve: [['opened'], 'resolved'],
} as const satisfies Readonly<Record<string, readonly [readonly MomentName[], MomentName]>>;

function timesOf(moments: readonly ReviewFact[], hours: WorkingTime): readonly ReviewFact[] {
  const momentOf = new Map(moments.map((each) => [each.name, each]));
  return Object.entries(times).flatMap(([name, [starts, stop]]) => {
    const from = starts.map((each) => momentOf.get(each)).find((each) => each !== undefined);
    const to = momentOf.get(stop);
    if (!from || !to) return [];
    return [fact('time', { name, ...lengthOf(from.at!, to.at!, hours), entryIds: [...from.entryIds, ...to.entryIds] })];
  });
}

/** How long from one instant to another. One that lies before what it follows took no time. */
function lengthOf(from: string, to: string, hours: WorkingTime): Pick<ReviewFact, 'minutes' | 'serviceMinutes'> {
  const [start, end] = [tickOf(from), Math.max(tickOf(from), tickOf(to))];
  return { minutes: (end - start) / TICKS_PER_MINUTE, serviceMinutes: hours.between(start, end) / TICKS_PER_MINUTE };
}

function rolesOf(lines: readonly IncidentEntry[]): readonly ReviewFact[] {
  return lines.flatMap((each) => {
    if (each.value === null) return [];
    if (each.kind === 'role') return [fact('role', { ...cited(each), name: each.reason, recordId: each.value })];
    if (each.kind === 'person') return [fact('role', { ...cited(each), name: 'works', recordId: each.value })];
    return each.kind === 'team' ? [fact('team', { ...cited(each), recordId: each.value })] : [];
  });
}

function servicesOf({ incident, affected }: Told, lines: readonly IncidentEntry[]): readonly ReviewFact[] {
  const line = lines.findLast(({ kind }) => kind === 'service');
  if (incident.serviceId === null) return [];
  const entryIds = line ? [line.id] : [];
  return [
    fact('service', { name: 'own', recordId: incident.serviceId, entryIds }),
    // These follow from what needs what: no line says so but the one that names the service.
    ...affected.map(({ id, state }) => fact('service', { name: state, recordId: id, entryIds })),
  ];
}

function changesOf({ incident, changeTitle }: Told, lines: readonly IncidentEntry[]): readonly ReviewFact[] {
  const line = lines.findLast(({ kind, reason }) => kind === 'link' && reason === 'caused-by');
  if (incident.causedByChangeId === null) return [];
  return [fact('change', { ...(line ? cited(line) : {}), recordId: incident.causedByChangeId, text: changeTitle ?? '' })];
}

function alertsOf({ alerts }: Told, lines: readonly IncidentEntry[]): readonly ReviewFact[] {
  return alerts.map(({ id, title, startedAt }) =>
    fact('alert', {
      at: startedAt,
      recordId: id,
      text: title,
      entryIds: lines.filter(({ kind, value }) => kind === 'alert' && value === id).map((each) => each.id),
    }),
  );
}

/** From each time that it began to wait until the next state. */
function waitsOf(lines: readonly IncidentEntry[], hours: WorkingTime): readonly ReviewFact[] {
  const states = lines.filter(({ kind }) => kind === 'state');
  return states.flatMap((each, place) => {
    const next = states[place + 1];
    if (each.value !== 'on-hold' || !next) return [];
    return [
      fact('wait', {
        ...cited(each),
        name: each.reason,
        text: each.text,
        ...lengthOf(each.at, next.at, hours),
        entryIds: [each.id, next.id],
      }),
    ];
  });
}

const said = (kind: 'update' | 'note', lines: readonly IncidentEntry[]): readonly ReviewFact[] =>
  lines.filter((each) => each.kind === kind).map((each) => fact(kind, { ...cited(each), text: each.text }));
