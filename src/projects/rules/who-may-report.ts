/** Who may say how far a task is: those who plan the project, and whoever is assigned to it. */
import { contributors, isAllowed, many, refuse, type Asking, type Principal, type Refusal } from '#platform/kit';
import { assignment } from './assignment.ts';
import type { Task } from './task.ts';

export function* refuseStranger(target: Task, by: Principal): Asking<Refusal | undefined> {
  if (isAllowed(contributors, by, { scopeId: target.projectId })) return undefined;
  if (
    by.personId !== null &&
    (yield* many(assignment, { projectId: target.projectId, taskId: target.id, personId: by.personId })).length > 0
  )
    return undefined;
  return refuse('not-assigned', `only those who are assigned to “${target.name}”, and those who plan the project, report on it`, {
    status: 403,
    values: { task: target.name },
  });
}
