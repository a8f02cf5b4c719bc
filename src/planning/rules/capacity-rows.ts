/** Adds a demand table up by person, team or skill and by period. All in whole ticks, so that every way of adding gives the same. */
import { TICKS_PER_MINUTE } from '#engine';
import { dayOf } from '#calendar/rules';
import type { CapacityGroup, CapacityRow, CapacityTask } from './capacity.ts';
import type { CapacityFacts, DemandTable, PlannedAsk } from './demand-table.ts';
import type { Period } from './period.ts';

export interface CapacityAsking {
  readonly by: CapacityGroup;
  readonly periods: readonly Period[];
  /** May this person's own row be seen? */
  readonly maySee: (personId: string) => boolean;
  /** Does the work of this project count? */
  readonly counts: (projectId: string) => boolean;
}

interface Sums {
  readonly available: Float64Array;
  readonly onDuty: Float64Array;
  readonly planned: Float64Array;
  readonly free: Float64Array;
  readonly overbooked: Float64Array;
  readonly open: Float64Array;
  readonly byProject: Map<string, Float64Array>;
  people: number;
  /** Of these people those whose own row the reader may not see. */
  unseen: number;
}

/** Rows by name; those of people without a team, and of work nobody is named for, come last. */
export function capacityRowsOf(facts: CapacityFacts, table: DemandTable, asking: CapacityAsking): readonly CapacityRow[] {
  const { periods, by, counts } = asking;
  const count = periods.length;
  const periodOf = periodsOfDays(table, periods);
  const sums = new Map<string, Sums>();
  const sumsOf = (row: string): Sums => {
    let found = sums.get(row);
    if (!found) sums.set(row, (found = emptySums(count)));
    return found;
  };
  const planned = new Map<string, Float64Array>();
  const rowsOf = rowsOfEach(facts, by);
  for (const { ask, first, ticks } of table.takes) {
    if (!counts(ask.projectId)) continue;
    const perPeriod = new Float64Array(count);
    ticks.forEach((each, k) => {
      const period = periodOf[first + k]!;
      if (period >= 0) perPeriod[period]! += each;
    });
    const person = ask.personId !== null && table.capacity.has(ask.personId) ? ask.personId : null;
    if (person !== null) add(planned, person, perPeriod);
    for (const row of person === null ? rowsOf.ofOpen(ask) : rowsOf.ofPerson(person)) {
      const into = sumsOf(row);
      addTo(into.planned, perPeriod);
      if (person === null) addTo(into.open, perPeriod);
      add(into.byProject, ask.projectId, perPeriod);
    }
  }
  for (const [person, ticks] of table.capacity) {
    const available = new Float64Array(count);
    ticks.forEach((each, day) => {
      const period = periodOf[day]!;
      if (period >= 0) available[period]! += each;
    });
    const onDuty = new Float64Array(count);
    table.duty.get(person)?.forEach((each, day) => {
      const period = periodOf[day]!;
      if (period >= 0) onDuty[period]! += each;
    });
    const asked = planned.get(person);
    if (!asked && available.every((each) => each === 0)) continue;
    for (const row of rowsOf.ofPerson(person)) {
      const into = sumsOf(row);
      into.people++;
      if (!asking.maySee(person)) into.unseen++;
      for (let k = 0; k < count; k++) {
        const left = available[k]! - (asked?.[k] ?? 0);
        into.available[k]! += available[k]!;
        into.onDuty[k]! += onDuty[k]!;
        into.free[k]! += Math.max(0, left);
        into.overbooked[k]! += Math.max(0, -left);
      }
    }
  }
  return named(facts, by)
    .filter(({ id, kind }) => sums.has(id) && (kind !== 'person' || asking.maySee(id)))
    .map((row) => {
      const own = sums.get(row.id)!;
      // One who may not be seen, among others who may: whoever can subtract would see them all the same.
      return own.unseen === 1 ? { ...row, ...withheld(own.people, count) } : { ...row, ...finished(own) };
    });
}

/** Nothing but how many they are. */
function withheld(people: number, count: number): Omit<CapacityRow, keyof Named> {
  const nothing = Array.from({ length: count }, () => 0);
  return {
    people,
    isWithheld: true,
    available: nothing,
    onDuty: nothing,
    planned: nothing,
    free: nothing,
    overbooked: nothing,
    byProject: [],
  };
}

/** The tasks of one row between the first and the last of the periods. Where people may not be seen, the work of a task is told as one. */
export function capacityTasksOf(
  facts: CapacityFacts,
  table: DemandTable,
  asking: Omit<CapacityAsking, 'periods'> & { readonly rowId: string; readonly from: string; readonly to: string },
): readonly CapacityTask[] {
  const [begin, end] = [dayOf(asking.from) - table.firstDay, dayOf(asking.to) - table.firstDay];
  const rowsOf = rowsOfEach(facts, asking.by);
  const projects = new Map(facts.projects.map((each) => [each.id, each]));
  const people = new Map(facts.people.map((each) => [each.id, each]));
  const found = new Map<string, CapacityTask>();
  for (const { ask, first, ticks } of table.takes) {
    if (!asking.counts(ask.projectId)) continue;
    const person = ask.personId === null ? undefined : people.get(ask.personId);
    if (!(person ? rowsOf.ofPerson(person.id) : rowsOf.ofOpen(ask)).includes(asking.rowId)) continue;
    const sum = ticks.reduce((total, each, k) => (first + k >= begin && first + k <= end ? total + each : total), 0);
    if (sum === 0) continue;
    const shown = person && asking.maySee(person.id) ? person : undefined;
    const key = `${ask.taskId} ${shown?.id ?? ''}`;
    const project = projects.get(ask.projectId)!;
    found.set(key, {
      taskId: ask.taskId,
      number: ask.taskNumber,
      name: ask.taskName,
      projectId: ask.projectId,
      projectKey: project.key,
      projectName: project.name,
      personId: shown?.id ?? null,
      personName: shown?.name ?? null,
      startAt: ask.startAt,
      finishAt: ask.finishAt,
      minutes: (found.get(key)?.minutes ?? 0) + sum / TICKS_PER_MINUTE,
    });
  }
  return [...found.values()].toSorted((a, b) => b.minutes - a.minutes || compare(a.taskId, b.taskId));
}

/** Which rows a person, and work nobody is named for, count in. */
function rowsOfEach(
  facts: CapacityFacts,
  by: CapacityGroup,
): { readonly ofPerson: (id: string) => readonly string[]; readonly ofOpen: (ask: PlannedAsk) => readonly string[] } {
  if (by === 'person') return { ofPerson: (id) => [id], ofOpen: () => ['open'] };
  if (by === 'team') {
    const teams = new Map(facts.people.map((each) => [each.id, [each.teamId ?? 'none']]));
    return { ofPerson: (id) => teams.get(id) ?? [], ofOpen: ({ teamId }) => [teamId ?? 'none'] };
  }
  const skills = new Map<string, string[]>();
  for (const { personId, skillId } of facts.personSkills) skills.set(personId, [...(skills.get(personId) ?? []), skillId]);
  return { ofPerson: (id) => skills.get(id) ?? [], ofOpen: ({ skillId }) => (skillId === null ? [] : [skillId]) };
}

type Named = Pick<CapacityRow, 'id' | 'kind' | 'name' | 'teamId'>;

function named(facts: CapacityFacts, by: CapacityGroup): readonly Named[] {
  const last = (id: 'open' | 'none'): Named => ({ id, kind: id, name: '', teamId: null });
  if (by === 'team')
    return [...facts.teams.toSorted(byName).map(({ id, name }): Named => ({ id, kind: 'team', name, teamId: id })), last('none')];
  if (by === 'skill') return facts.skills.toSorted(byName).map(({ id, name }): Named => ({ id, kind: 'skill', name, teamId: null }));
  return [...facts.people.toSorted(byName).map(({ id, name, teamId }): Named => ({ id, kind: 'person', name, teamId })), last('open')];
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const byName = (left: { readonly name: string; readonly id: string }, right: { readonly name: string; readonly id: string }): number =>
  compare(left.name, right.name) || compare(left.id, right.id);

const emptySums = (count: number): Sums => ({
  available: new Float64Array(count),
  onDuty: new Float64Array(count),
  planned: new Float64Array(count),
  free: new Float64Array(count),
  overbooked: new Float64Array(count),
  open: new Float64Array(count),
  byProject: new Map(),
  people: 0,
  unseen: 0,
});

/** Work nobody is named for takes what is free first; only what is left of it is too much. */
function finished({ available, onDuty, planned, free, overbooked, open, byProject, people }: Sums): Omit<CapacityRow, keyof Named> {
  return {
    people,
    isWithheld: false,
    available: minutesOf(available),
    onDuty: minutesOf(onDuty),
    planned: minutesOf(planned),
    free: minutesOf(free.map((each, k) => Math.max(0, each - open[k]!))),
    overbooked: minutesOf(overbooked.map((each, k) => each + Math.max(0, open[k]! - free[k]!))),
    byProject: [...byProject]
      .map(([projectId, ticks]) => ({ projectId, minutes: minutesOf(ticks) }))
      .toSorted((a, b) => compare(a.projectId, b.projectId)),
  };
}

const minutesOf = (ticks: Float64Array): number[] => Array.from(ticks, (each) => each / TICKS_PER_MINUTE);

function addTo(into: Float64Array, more: Float64Array): void {
  more.forEach((each, k) => (into[k]! += each));
}

function add(into: Map<string, Float64Array>, key: string, more: Float64Array): void {
  const found = into.get(key);
  if (found) addTo(found, more);
  else into.set(key, Float64Array.from(more));
}

/** Place of the period of each day of the table; -1 for days of none. */
function periodsOfDays(table: DemandTable, periods: readonly Period[]): Int32Array {
  const places = new Int32Array(table.days).fill(-1);
  periods.forEach(({ from, to }, place) => places.fill(place, dayOf(from) - table.firstDay, dayOf(to) - table.firstDay + 1));
  return places;
}
