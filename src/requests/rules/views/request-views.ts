/** What is offered, what I have asked for, one request as whoever looks may see it, and what is to be done next. */
import { z } from 'zod';
import { view, type Permission } from '#platform/kit';
import { clockStep, standingTarget } from '#incidents/rules';
import { approvalKinds } from '../offering/offering.ts';
import { question } from '../offering/question.ts';
import { requestApproval } from '../request/request-approval.ts';
import { requestEntryKinds } from '../request/request-entry.ts';
import { requestStatuses, serviceRequest, waitReasons } from '../request/service-request.ts';
import { requestReaders } from '../who-may.ts';

const all: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'requester', 'auditor'] };
export const requestStaff: Permission = { organisation: requestReaders.organisation };
const search = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'))
  .optional();

export const offered = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    about: z.string(),
    category: z.string(),
    serviceName: z.string().nullable(),
    questions: z.array(question),
    approval: z.enum(approvalKinds),
    approvalTeamName: z.string().nullable(),
    targetMinutes: z.int(),
  })
  .meta({ id: 'OfferedService' });
export type Offered = z.output<typeof offered>;

export const requestCatalogue = view({
  name: 'request-catalogue',
  about: 'What whoever looks may ask for, with the questions; services by name where a question asks for one.',
  path: '/request-catalogue',
  query: z.strictObject({}),
  result: z
    .strictObject({ items: z.array(offered), services: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) })
    .meta({ id: 'RequestCatalogue' }),
  may: all,
});

const listed = {
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  status: z.enum(requestStatuses),
  waitReason: z.enum(waitReasons).nullable(),
  askedAt: z.iso.datetime(),
  /** For whom it is, where that is somebody else than whoever asked. */
  forName: z.string().nullable(),
};

export const myRequests = view({
  name: 'my-requests',
  about: 'What I have asked for or what is for me, open ones first, and what waits for my voice.',
  path: '/my-requests',
  query: z.strictObject({}),
  result: z
    .strictObject({
      now: z.iso.datetime(),
      items: z.array(z.strictObject({ ...listed, dueAt: z.iso.datetime().nullable() }).meta({ id: 'MyRequest' })),
      toApprove: z.array(z.strictObject({ ...listed, requesterName: z.string().nullable() }).meta({ id: 'RequestToApprove' })),
    })
    .meta({ id: 'MyRequests', description: 'At most 200 of each' }),
  may: all,
});

export const clockOfRequest = standingTarget.extend({ steps: z.array(clockStep) }).meta({ id: 'RequestClock' });

export const requestCase = view({
  name: 'request-case',
  about:
    'A request with its timeline, its approvals and its clock, as far as whoever looks may see it: who asked, for whom it is, who has to agree, and all who work here.',
  path: '/service-requests/{id}/case',
  query: z.strictObject({ id: z.uuid() }),
  result: z
    .strictObject({
      now: z.iso.datetime(),
      request: serviceRequest.record,
      requesterName: z.string().nullable(),
      forName: z.string().nullable(),
      serviceName: z.string().nullable(),
      teamName: z.string().nullable(),
      personName: z.string().nullable(),
      /** By id: what people, services and teams are called that the answers, steps and lines speak of. */
      names: z.record(z.string(), z.string()),
      approvals: z.array(
        z.strictObject({
          id: z.uuid(),
          version: z.int(),
          number: z.int(),
          approverName: z.string().nullable(),
          /** False: the one named has left or has no account here; one of the managers decides instead. */
          canSpeak: z.boolean(),
          teamName: z.string().nullable(),
          decision: requestApproval.schema.shape.decision.unwrap(),
          deciderName: z.string().nullable(),
          decidedAt: z.iso.datetime().nullable(),
          comment: z.string(),
        }),
      ),
      /** The voice that whoever looks may give; null: none. */
      mayDecideId: z.uuid().nullable(),
      lines: z.array(
        z.strictObject({
          number: z.int(),
          at: z.iso.datetime(),
          kind: z.enum(requestEntryKinds),
          value: z.string().nullable(),
          reason: z.string().nullable(),
          text: z.string(),
          byName: z.string().nullable(),
          isForRequester: z.boolean(),
        }),
      ),
      clock: clockOfRequest.nullable(),
      /** When it is closed by itself, if nobody opens it again before; null: not, or not yet fulfilled. */
      closesAt: z.iso.datetime().nullable(),
    })
    .meta({ id: 'RequestCase' }),
  may: requestReaders,
  // Whose it is stands in the record: the answer looks itself, and knows nothing of what is nobody's of theirs.
  ownerIn: (_, by) => by.membershipId,
});
export type RequestCase = z.output<(typeof requestCase)['result']>;

const openRequest = z
  .strictObject({
    ...listed,
    version: z.int(),
    offeringId: z.uuid(),
    serviceId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    personId: z.uuid().nullable(),
    stepsDone: z.int(),
    stepsCount: z.int(),
    clock: standingTarget.nullable(),
  })
  .meta({ id: 'OpenRequest' });
export type OpenRequestRow = z.output<typeof openRequest>;

/** More than this nobody works through. */
export const mostOpenRequests = 1000;

export const openRequests = view({
  name: 'open-requests',
  about: 'Requests that are open, by what is due first; what stands still comes last.',
  path: '/open-requests',
  query: z.strictObject({
    personId: z.uuid().optional(),
    teamId: z.uuid().optional(),
    serviceId: z.uuid().optional(),
    status: z.enum(requestStatuses).optional(),
    q: search,
  }),
  result: z.strictObject({ now: z.iso.datetime(), items: z.array(openRequest), isCut: z.boolean() }).meta({ id: 'OpenRequests' }),
  may: requestStaff,
});
