/** Somebody asks for something that is offered. */
import { z } from 'zod';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import { deed, done, isAllowed, nextNumber, one, put, refuse, type Asking, type Principal } from '#platform/kit';
import { offering, type Offering } from '../offering/offering.ts';
import { askers, requestWorkers } from '../who-may.ts';
import { answeredOnly, answers, refuseAnswers } from './answers.ts';
import { voicesFor } from './find-approver.ts';
import { requestApproval } from './request-approval.ts';
import { serviceRequest } from './service-request.ts';
import { askedWith, type NewLine } from './write-entries.ts';

const { forId, forName, requesterId } = serviceRequest.schema.shape;

export const requestService = deed({
  name: 'request-service',
  about:
    'Asks for something that is offered. Answers are held against the questions as they are now, which the request keeps. Those who work here may ask for others.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests' },
  input: z.strictObject({
    offeringId: z.uuid(),
    answers: answers.default({}),
    forId,
    forName,
    /** Who asks, where somebody writes it down for them. */
    requesterId: requesterId.unwrap().optional(),
  }),
  may: askers,
  creates: true,
  *decide({ offeringId, answers: given, ...said }, asked) {
    const { by, at } = asked;
    const of = yield* one(offering, offeringId);
    // What is not for somebody is not there for them.
    if (!of || !(yield* isOffered(of, by)))
      return refuse('no-such-reference', 'offeringId refers to nothing that exists', { field: 'offeringId' });
    if (!of.isActive)
      return refuse('offering-withdrawn', `${of.name} is not offered any more`, { field: 'offeringId', values: { name: of.name } });
    if (!isAllowed(requestWorkers, by)) {
      const field = (['forId', 'requesterId'] as const).find(
        (each) => said[each] && said[each] !== by.personId && said[each] !== by.membershipId,
      );
      if (field) return refuse('only-staff-say-that', `${field} is told by those who work here`, { field });
    }
    if (said.forId !== null && said.forName !== null) return refuse('for-one-only', 'it is for one: name them once', { field: 'forName' });
    const misfit = yield* refuseAnswers(of.questions, given, at);
    if (misfit) return misfit;
    const runs = yield* one(service, of.serviceId);
    const asker = said.requesterId ?? (by.carrier === 'system' ? null : by.membershipId);
    const voices = yield* voicesFor(of, { requesterId: asker, forId: said.forId });
    const teamId = of.teamId ?? runs?.teamId ?? null;
    const id = asked.newId();
    const lines: NewLine[] = [
      { kind: 'state', value: 'new' },
      ...(teamId ? [{ kind: 'team', value: teamId } as const] : []),
      ...(voices.length > 0 ? [{ kind: 'state', value: 'awaiting-approval' } as const] : []),
    ];
    const fields = {
      ...serviceRequest.schema
        .omit({ entries: true })
        .parse({ number: 1, title: of.name, offeringId, targetMinutes: of.targetMinutes, askedAt: at }),
      number: yield* nextNumber('service-request'),
      serviceId: of.serviceId,
      requesterId: asker,
      forId: said.forId,
      forName: said.forName,
      questions: of.questions,
      answers: answeredOnly(of.questions, given),
      steps: of.steps.map((each) => ({ ...each, doneAt: null, doneById: null, doneByPersonId: null })),
      status: voices.length > 0 ? ('awaiting-approval' as const) : ('new' as const),
      teamId,
    };
    const approval = requestApproval.schema.omit({ requestId: true, number: true }).parse({});
    return done(
      [
        ...askedWith(id, fields, lines, asked),
        ...voices.map((voice, place) => put(requestApproval, asked.newId(), { ...approval, ...voice, requestId: id, number: place + 1 })),
      ],
      [{ event: 'service-requested', data: { id } }],
    );
  },
});

/** Whether somebody may ask for it at all. */
export function* isOffered({ audience, audienceTeamIds }: Pick<Offering, 'audience' | 'audienceTeamIds'>, by: Principal): Asking<boolean> {
  if (audience === 'everybody' || isAllowed({ organisation: ['owner', 'admin', 'manager'] }, by)) return true;
  if (audience === 'staff') return isAllowed(requestWorkers, by);
  const teamId = (yield* one(person, by.personId))?.teamId ?? null;
  return teamId !== null && audienceTeamIds.includes(teamId);
}
