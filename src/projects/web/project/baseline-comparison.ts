/** What was promised beside what the plan says now, task by task. */
import { instantOf } from '#calendar/rules';
import type { BaselineTask } from '#projects/rules';
import { has, MILESTONE, SUMMARY } from '../gantt/plan-model.ts';
import type { ComputedPlan } from '../gantt/plan-records.ts';
import { dayOf } from '../instant-and-day.ts';

export interface ComparedTask {
  readonly id: string;
  readonly name: string;
  /** 1 at the top of the outline; 0: the project as a whole. */
  readonly level: number;
  readonly kind: 'project' | 'summary' | 'milestone' | 'task';
  /** Instants; null: not promised then, or not planned any more. */
  readonly promised: { readonly startAt: string; readonly finishAt: string } | null;
  readonly planned: { readonly startAt: string; readonly finishAt: string } | null;
  /** Calendar days, where the project is, by which it finishes later; negative: earlier. Null where either is missing. */
  readonly slip: number | null;
}

type Promised = Pick<BaselineTask, 'taskId' | 'startAt' | 'finishAt'>;

/** First the project as a whole, then its tasks in the order of the outline. */
export function comparedWith(
  promises: readonly Promised[],
  plan: ComputedPlan,
  zone: string,
  projectName: string,
): readonly ComparedTask[] {
  const thenOf = new Map(promises.map((each) => [each.taskId, { startAt: each.startAt, finishAt: each.finishAt }]));
  const slip = (then: ComparedTask['promised'], now: ComparedTask['planned']): number | null =>
    then && now ? Math.round((Date.parse(dayOf(now.finishAt, zone)) - Date.parse(dayOf(then.finishAt, zone))) / 86_400_000) : null;
  const rows = plan.rows.map(({ task, level }, index): ComparedTask => {
    const { network, model } = plan;
    const then = thenOf.get(task.id) ?? null;
    const now = { startAt: instantOf(network.start[index]!), finishAt: instantOf(network.finish[index]!) };
    const kind = has(model, index, SUMMARY) ? 'summary' : has(model, index, MILESTONE) ? 'milestone' : 'task';
    return { id: task.id, name: task.name, level, kind, promised: then, planned: now, slip: slip(then, now) };
  });
  const whole = (all: readonly (ComparedTask['promised'] | Promised)[]): ComparedTask['promised'] => {
    const dates = all.filter((each) => each !== null);
    if (dates.length === 0) return null;
    const of = (pick: 'startAt' | 'finishAt', isBetter: (one: string, other: string) => boolean) =>
      dates.map((each) => each[pick]).reduce((best, each) => (isBetter(each, best) ? each : best));
    return { startAt: of('startAt', (one, other) => one < other), finishAt: of('finishAt', (one, other) => one > other) };
  };
  const then = whole(promises);
  const now = whole(rows.map((each) => each.planned));
  return [{ id: 'project', name: projectName, level: 0, kind: 'project', promised: then, planned: now, slip: slip(then, now) }, ...rows];
}

/** Phases at the top of the outline and milestones: what a promise is made of. */
export const isPromise = ({ kind, level }: ComparedTask): boolean => kind === 'project' || kind === 'milestone' || level === 1;
