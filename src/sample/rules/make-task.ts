/** A task that something else asks for, in a project of the sample: owner, effort, deadline. What is to do begins in the coming days. */
import { dateOf, dayOf } from '#calendar/rules';
import { assignment, task } from '#projects/rules';
import type { Making } from './make-records.ts';

export interface TaskResources {
  readonly today: string;
  readonly personIds: Readonly<Record<string, string>>;
  readonly projectIds: ReadonlyMap<string, string>;
}

export interface AskedTask {
  /** Key of the project. */
  readonly project: string;
  readonly title: string;
  /** Key of the person. */
  readonly owner: string;
  readonly hours: number;
  /** Days from the day around which the sample stands. */
  readonly due: number;
  /** Days before that day on which it was done; null: it is still to do. */
  readonly doneAgo: number | null;
  /** What asks for it. */
  readonly notes: string;
}

/** The working day, by the clock of UTC. */
const [morning, evening] = ['08:00', '16:00'];

/** Answers the id of the task. */
export function makeTask({ add, records }: Making, { today, personIds, projectIds }: TaskResources, of: AskedTask): string {
  const projectId = projectIds.get(of.project)!;
  const number = records.filter((each) => each.thing === task.name && each.row['projectId'] === projectId).length + 1;
  const minutes = of.hours * 60;
  const on = (days: number, time: string): string => `${dateOf(dayOf(today) + days)}T${time}:00.000Z`;
  const done = of.doneAgo === null ? null : { from: on(-of.doneAgo - Math.ceil(of.hours / 4), morning), to: on(-of.doneAgo, evening) };
  const { id: taskId } = add(task, {
    projectId,
    number,
    position: 1_000 + number,
    name: of.title,
    workMinutes: minutes,
    durationMinutes: minutes,
    deadline: on(of.due, evening),
    notes: of.notes,
    ...(done
      ? { percentComplete: 100, actualStart: done.from, actualFinish: done.to, status: 'done' }
      : { constraintKind: 'SNET', constraintAt: on(1, morning) }),
  });
  add(assignment, { projectId, taskId, personId: personIds[of.owner]!, workMinutes: minutes });
  return taskId;
}
