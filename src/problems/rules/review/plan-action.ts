/** What a review decided becomes a task of a project, with its owner, effort and deadline: from then on the planner keeps time for it. */
import { z } from 'zod';
import { dayOf, instantOf, tickOfCivil, zoneOffsetsOf } from '#calendar/rules';
import { incident, incidentKey, incidentTask, linkIncidentTask } from '#incidents/rules';
import { contributors, deed, done, one, put, refuse, type Asking, type Change, type Decision } from '#platform/kit';
import { assign, createTask, project } from '#projects/rules';
import { isTask, linksOf, reviewAction, reviewActionTask } from './review-action.ts';

/** On the day that was promised, at the end of a usual working day. */
const endOfDay = 17 * 60;

export const planReviewAction = deed({
  name: 'plan-review-action',
  about: 'Makes a task of a project from what a review decided: with its owner, its estimate as effort, its promised day as deadline.',
  on: incidentTask,
  binding: { method: 'POST', path: '/review-actions/{actionId}/plan' },
  input: z.strictObject({ actionId: z.uuid(), projectId: z.uuid(), parentId: z.uuid().nullable().default(null) }),
  may: contributors,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide({ actionId, projectId, parentId }, asked) {
    const action = yield* one(reviewAction, actionId);
    if (!action) return refuse('no-such-reference', 'actionId refers to nothing that exists', { field: 'actionId' });
    if (action.settledAs !== null) return refuse('action-settled', 'it is done or given up: open it again first', { status: 409 });
    if (yield* isTask([actionId])) return refuse('planned-already', 'it has become a task already', { status: 409 });
    const within = yield* one(project, projectId);
    const of = yield* one(incident, action.incidentId);
    const { title, ownerId, dueOn, estimateMinutes } = action;
    const deadline = within ? endOf(dueOn, within.zone) : null;
    const wanted = { projectId, parentId, name: title, workMinutes: estimateMinutes, durationMinutes: estimateMinutes, deadline };
    const notes = of ? `${incidentKey(of)} ${of.title}` : '';
    const made = yield* createTask.decide(createTask.input.parse({ ...wanted, notes }), asked);
    if (made.refused) return made;
    const taskId = made.changes[0]!.id;
    const staffed = yield* upon(made.changes, assign.decide(assign.input.parse({ taskId, personId: ownerId }), asked));
    if (staffed.refused) return staffed;
    const linked = yield* upon(made.changes, linkIncidentTask.decide({ incidentId: action.incidentId, taskId, kind: 'action' }, asked));
    if (linked.refused) return linked;
    const parts = [made, staffed, linked];
    return done(
      [
        ...parts.flatMap(({ changes }) => changes),
        ...(yield* linksOf([actionId])),
        put(reviewActionTask, asked.newId(), { actionId, taskId, projectId }),
      ],
      [...parts.flatMap(({ happened }) => happened), { event: 'review-action-planned', data: { id: actionId, taskId, projectId } }],
    );
  },
});

function endOf(day: string, zone: string): string {
  const year = Number(day.slice(0, 4));
  return instantOf(tickOfCivil({ day: dayOf(day), minute: endOfDay }, zoneOffsetsOf(zone, year - 1, year + 1)));
}

/** Asks as if these records were there already, so that one deed can go on where another ends. */
function* upon(changes: readonly Change[], asking: Asking<Decision>): Asking<Decision> {
  let step = asking.next();
  while (!step.done) {
    const need = step.value;
    const made = changes.find((each) => need.need === 'one' && each.kind === 'put' && each.thing === need.thing && each.id === need.id);
    step = asking.next(made?.kind === 'put' ? { ...made.row, id: made.id } : yield need);
  }
  return step.value;
}
