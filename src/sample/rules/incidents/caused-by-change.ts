/** An incident of the last weeks that a change has caused, found out by those who looked: the latest change that went wrong, else the latest. */
import { isImplemented, type ChangeRow } from '#changes/rules';
import { priorityIn } from '#incidents/rules';
import { cast } from '../cast.ts';
import type { Making } from '../make-records.ts';
import type { Line, Start } from './course.ts';
import { keeperOf, type Places } from './draw-course.ts';

const minute = 60_000;
const day = 1440 * minute;
/** It lies far enough back to be closed by now. */
const leastDaysAgo = 5;

export interface Caused {
  /** Days since 1970 of the day on which it was noticed. */
  readonly day: number;
  readonly start: Start;
  readonly lines: readonly Line[];
}

/** `now` in days since 1970. */
export function causedByChange(
  { records }: Pick<Making, 'records'>,
  now: number,
  { personIds, teamIds, serviceIds }: Places,
): Caused | undefined {
  const over = records
    .flatMap(({ thing, id, row }) => (thing === 'change' ? [{ ...row, id } as ChangeRow] : []))
    .filter((each) => isImplemented(each) && Date.parse(each.actualEnd!) < (now - leastDaysAgo) * day)
    .toSorted((one, other) => (one.actualEnd! < other.actualEnd! ? 1 : -1));
  const of = over.find((each) => each.outcome !== 'successful') ?? over[0];
  if (!of) return undefined;
  const [service] = [...serviceIds].find(([, id]) => id === of.serviceId)!;
  const who = cast.find((each) => personIds[each.key] === of.implementerId)!;
  const opened = Date.parse(of.actualEnd!) + 25 * minute;
  const priority = priorityIn([], 2, 2);
  const at = (minutes: number): number => opened + minutes * minute;
  const by = who.name;
  const restored = new Date(at(95)).toISOString();
  return {
    day: Math.floor(opened / day),
    start: {
      title: `Faults since “${of.title}”`,
      description: 'It began within half an hour after the change was over.',
      serviceId: of.serviceId,
      impact: 2,
      urgency: 2,
      priority,
      source: 'alert',
      reporter: null,
    },
    lines: [
      { at: opened, kind: 'state', value: 'new', by: 'Monitoring' },
      { at: opened, kind: 'priority', value: String(priority), reason: 'table', by: 'Monitoring' },
      { at: opened, kind: 'service', value: of.serviceId, by: 'Monitoring' },
      { at: opened, kind: 'team', value: teamIds[keeperOf(service)], by: 'Monitoring' },
      { at: at(9), kind: 'moment', value: new Date(at(9)).toISOString(), reason: 'acknowledged', by },
      { at: at(9), kind: 'person', value: of.implementerId!, by },
      { at: at(9), kind: 'state', value: 'in-progress', by },
      { at: at(40), kind: 'link', value: of.id, reason: 'caused-by', by },
      { at: at(41), kind: 'note', text: 'One setting of the old state was not carried over.', by },
      { at: at(95), kind: 'moment', value: restored, reason: 'restored', by },
      { at: at(120), kind: 'state', value: 'resolved', reason: 'fixed', text: 'The setting of before is back.', by },
      { at: opened + 3 * day, kind: 'state', value: 'closed', reason: 'in-time' },
    ],
  };
}
