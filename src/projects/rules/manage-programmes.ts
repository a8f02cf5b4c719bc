/** Create, change and remove programmes. */
import { managers, many, refuse, deed, standardDeeds } from '#platform/kit';
import { programme } from './programme.ts';
import { project } from './project.ts';

const standard = standardDeeds(programme, { mayCreate: managers, mayChange: managers, mayRemove: managers });

export const createProgramme = standard.create;
export const changeProgramme = standard.change;

export const removeProgramme = deed({
  ...standard.remove,
  *decide(input, asked) {
    const projects = yield* many(project, { programmeId: (input as { id: string }).id });
    if (projects.length > 0) {
      const names = projects.map((each) => each.key).join(', ');
      return refuse('has-projects', `the programme still holds ${names}`, { status: 409, values: { names } });
    }
    return yield* standard.remove.decide(input, asked);
  },
});
