/** Who works on a project: for how many hours, from when to when, and how much of their working time that is. */
import { Calendars, TICKS_PER_MINUTE } from '#engine';
import { instantOf } from '#calendar/rules';
import type { ComputedPlan, PlanRecords } from '../gantt/plan-records.ts';

export interface PlannedPerson {
  /** The person, or the skill or team that is asked for. */
  readonly id: string;
  readonly kind: 'person' | 'skill' | 'team';
  readonly name: string;
  readonly tasks: number;
  /** What is planned in all, and what of it is still to do. */
  readonly minutes: number;
  readonly openMinutes: number;
  /** Instants: the first start and the last finish of their tasks. */
  readonly startAt: string;
  readonly finishAt: string;
  /** Per mille of their own working time in between; null where nobody is named, or nobody works then. */
  readonly share: number | null;
}

/** Most work first. `nameOf` names skills and teams. */
export function plannedPeople(
  plan: ComputedPlan,
  records: PlanRecords,
  nameOf: (kind: 'skill' | 'team', id: string) => string,
): readonly PlannedPerson[] {
  const { network } = plan;
  const calendars = new Calendars(plan.facts.calendars, plan.facts.start);
  const resources = new Map((plan.facts.resources ?? []).map((each) => [each.id, each]));
  const held = [...records.assignment.values()].flatMap((each) => {
    const task = records.task.get(each.taskId);
    const index = network.indexOf.get(each.taskId);
    if (!task || index === undefined || !task.isActive) return [];
    const id = each.personId ?? each.skillId ?? each.teamId ?? '';
    const kind = each.personId !== null ? ('person' as const) : each.skillId !== null ? ('skill' as const) : ('team' as const);
    // An elapsed duration is no work around the clock.
    const minutes = each.workMinutes ?? (task.isElapsed ? 0 : (task.durationMinutes * each.unitsPerMille) / 1000);
    const open = minutes * (1 - task.percentComplete / 100);
    return [{ id, kind, minutes, open, start: network.start[index]!, finish: network.finish[index]! }];
  });
  return [...Map.groupBy(held, (each) => each.id)]
    .map(([id, all]): PlannedPerson => {
      const start = Math.min(...all.map((each) => each.start));
      const finish = Math.max(...all.map((each) => each.finish));
      const minutes = all.reduce((sum, each) => sum + each.minutes, 0);
      const resource = resources.get(id);
      const person = records.person.get(id);
      const whole = resource?.calendar ? calendars.of(resource.calendar).between(start, finish) / TICKS_PER_MINUTE : 0;
      const capacity = (whole * (person?.capacityPerMille ?? 1000)) / 1000;
      const { kind } = all[0]!;
      return {
        id,
        kind,
        name: kind === 'person' ? (person?.name ?? '') : nameOf(kind, id),
        tasks: all.length,
        minutes,
        openMinutes: all.reduce((sum, each) => sum + each.open, 0),
        startAt: instantOf(start),
        finishAt: instantOf(finish),
        share: capacity > 0 ? Math.round((1000 * minutes) / capacity) : null,
      };
    })
    .toSorted((left, right) => right.minutes - left.minutes || left.name.localeCompare(right.name));
}
