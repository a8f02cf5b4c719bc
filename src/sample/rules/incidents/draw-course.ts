/** Draws what goes wrong at a moment, who works on it, how long it takes and what it waits for. */
import { weekdayOf } from '#calendar/rules';
import { priorityIn } from '#incidents/rules';
import { cast, type TeamKey } from '../cast.ts';
import type { Chance } from '../chance.ts';
import { sampleServices } from '../operations/services.ts';
import type { Line, Start } from './course.ts';
import { callers, matters, type Matter } from './matters.ts';

/** The ids of what incidents tell of, by the keys of the sample. */
export interface Places {
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly serviceIds: ReadonlyMap<string, string>;
}

const minute = 60_000;
const day = 1440 * minute;

export const keeperOf = (key: string): TeamKey => sampleServices.find((each) => each.key === key)!.team;

function chosen(chance: Chance, isMonthEnd: boolean): Matter {
  const weights = matters.map((each) => each.weight * (each.isMonthEnd && isMonthEnd ? 4 : 1));
  let left = chance.below(weights.reduce((sum, weight) => sum + weight, 0));
  return matters[weights.findIndex((weight) => (left -= weight) < 0)]!;
}

export interface Drawn {
  readonly start: Start;
  readonly lines: readonly Line[];
}

/** One incident that begins at a moment, from its first sign to its end. */
export function drawCourse({ personIds, teamIds, serviceIds }: Places, chance: Chance, opened: number, isMonthEnd: boolean): Drawn {
  const matter = chosen(chance, isMonthEnd);
  const keeper = keeperOf(matter.service);
  const priority = priorityIn([], matter.impact, matter.urgency);
  const isPressing = priority <= 2;
  const iso = (at: number): string => new Date(at).toISOString();
  const lines: Line[] = [];
  const first: TeamKey = matter.isAlert ? keeper : 'desk';
  const teller = matter.isAlert ? 'Monitoring' : nameIn('desk', chance);
  const add = (line: Line): number => lines.push(line);
  add({ at: opened, kind: 'state', value: 'new', by: teller });
  add({ at: opened, kind: 'priority', value: String(priority), reason: 'table', by: teller });
  add({ at: opened, kind: 'service', value: serviceIds.get(matter.service)!, by: teller });
  add({ at: opened, kind: 'team', value: teamIds[first], by: teller });
  if (matter.isAlert) add({ at: opened, kind: 'moment', value: iso(opened - 2 * minute), reason: 'detected', by: teller });

  const quick = isPressing ? 3 + chance.below(24) : 10 + chance.below(chance.happens(20) ? 420 : 110);
  let at = isPressing ? opened + quick * minute : inHours(opened + quick * minute);
  let who = chance.pick(cast.filter((each) => each.team === first));
  add({ at, kind: 'moment', value: iso(at), reason: 'acknowledged', by: who.name });
  add({ at, kind: 'person', value: personIds[who.key]!, by: who.name });
  add({ at, kind: 'state', value: 'in-progress', by: who.name });
  for (const next of [first === keeper ? null : keeper, chance.happens(60) ? matter.also : null]) {
    if (next === null || next === first || (next === keeper && keeper === 'workplace' && chance.happens(45))) continue;
    at = inHours(at + (12 + chance.below(isPressing ? 25 : 130)) * minute);
    add({ at, kind: 'team', value: teamIds[next], by: who.name });
    who = chance.pick(cast.filter((each) => each.team === next));
    add({ at, kind: 'person', value: null, by: who.name });
    at += (5 + chance.below(40)) * minute;
    add({ at, kind: 'person', value: personIds[who.key]!, by: who.name });
  }
  if (chance.happens(30)) {
    const reason = chance.happens(60) ? 'reporter' : 'supplier';
    at = inHours(at + (15 + chance.below(90)) * minute);
    add({
      at,
      kind: 'state',
      value: 'on-hold',
      reason,
      text: reason === 'reporter' ? 'Asked when it happens, and on which device.' : 'Handed to the supplier.',
      by: who.name,
    });
    at = inHours(at + (120 + chance.below(reason === 'supplier' && !isPressing ? 24_000 : 1500)) * minute);
    add({ at, kind: 'state', value: 'in-progress', by: who.name });
  }
  const long = isPressing ? 25 + chance.below(chance.happens(25) ? 700 : 160) : 30 + chance.below(chance.happens(35) ? 6000 : 700);
  at = isPressing ? at + long * minute : inHours(at + long * minute);
  if (matter.isAlert) add({ at: at - 6 * minute, kind: 'moment', value: iso(at - 8 * minute), reason: 'restored', by: who.name });
  else add({ at, kind: 'moment', value: iso(at), reason: 'restored', by: who.name });
  add({ at, kind: 'state', value: 'resolved', reason: matter.code, text: matter.resolution, by: who.name });
  if (chance.happens(4)) {
    at = inHours(at + (200 + chance.below(1200)) * minute);
    add({ at, kind: 'state', value: 'in-progress', reason: 'reopened', text: 'It is back.', by: nameIn('desk', chance) });
    add({ at, kind: 'moment', value: null, reason: 'restored' });
    at = inHours(at + (60 + chance.below(500)) * minute);
    add({ at, kind: 'moment', value: iso(at), reason: 'restored', by: who.name });
    add({ at, kind: 'state', value: 'resolved', reason: 'fixed', text: matter.resolution, by: who.name });
  }
  add({ at: at + 3 * day, kind: 'state', value: 'closed' });
  const start = {
    title: matter.title,
    description: '',
    serviceId: serviceIds.get(matter.service)!,
    impact: matter.impact,
    urgency: matter.urgency,
    priority,
  };
  const told = { source: matter.isAlert ? 'alert' : 'hand', reporter: matter.isAlert ? null : chance.pick(callers) } as const;
  return { start: { ...start, ...told }, lines };
}

const nameIn = (team: TeamKey, chance: Chance): string => chance.pick(cast.filter((each) => each.team === team)).name;

/** The same moment when somebody works then, else the next morning; hours of Hamburg in UTC, winter and summer alike. */
function inHours(at: number): number {
  const [from, to] = [6 * 60 * minute, 16 * 60 * minute];
  let date = Math.floor(at / day);
  let within = at - date * day;
  if (within >= to) {
    date++;
    within = from + (within % (90 * minute));
  } else if (within < from) within = from + (within % (60 * minute));
  while (weekdayOf(date) > 4) date++;
  return date * day + within;
}
