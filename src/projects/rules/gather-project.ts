/** Asks for all that the engine must know of one project, as a deed does. */
import { calendar, calendarException } from '#calendar/rules';
import { absence, person, site } from '#people/rules';
import { many, one, type Asking } from '#platform/kit';
import { assignment } from './assignment.ts';
import { link } from './link.ts';
import type { ProjectFacts } from './plan-facts.ts';
import { project } from './project.ts';
import { task } from './task.ts';

export function* gatherProject(projectId: string): Asking<ProjectFacts | undefined> {
  const found = yield* one(project, projectId);
  if (!found) return undefined;
  const assignments = yield* many(assignment, { projectId });
  const personIds = [...new Set(assignments.flatMap((each) => each.personId ?? []))];
  return {
    project: found,
    tasks: yield* many(task, { projectId }),
    links: yield* many(link, { projectId }),
    assignments,
    people: yield* many(person, { id: personIds }),
    sites: yield* many(site, {}),
    absences: yield* many(absence, { personId: personIds }),
    calendars: yield* many(calendar, {}),
    exceptions: yield* many(calendarException, {}),
  };
}
