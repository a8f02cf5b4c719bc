/** A request: somebody asks for something that is offered, from the asking until they have it. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import type { HoldReason } from '#incidents/rules';
import { fulfilmentStep, question } from '../offering/question.ts';
import { requestReaders } from '../who-may.ts';
import { answers } from './answers.ts';

export const requestStatuses = [
  'new',
  'awaiting-approval',
  'in-progress',
  'waiting',
  'fulfilled',
  'closed',
  'rejected',
  'cancelled',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];
/** In these somebody still has to do something. */
export const openRequestStatuses: readonly RequestStatus[] = ['new', 'awaiting-approval', 'in-progress', 'waiting'];
/** In these it is worked on: whoever has to agree has agreed. */
export const workedStatuses: readonly RequestStatus[] = ['new', 'in-progress', 'waiting'];
export const isRequestOpen = ({ status }: { readonly status: RequestStatus }): boolean => openRequestStatuses.includes(status);

/** On whom or what it waits; of the reasons of incidents those that befall a request. `reporter` is whoever asked. */
export const waitReasons = ['reporter', 'supplier', 'change', 'other'] as const satisfies readonly HoldReason[];
export type WaitReason = (typeof waitReasons)[number];

export const requestStep = fulfilmentStep.extend({
  doneAt: instant().nullable().default(null),
  /** Membership of whoever did it. */
  doneById: reference().nullable().default(null),
  /** The person, where the membership belongs to one. */
  doneByPersonId: reference().nullable().default(null),
});
export type RequestStep = z.output<typeof requestStep>;

export const serviceRequest = thing({
  name: 'service-request',
  plural: 'service-requests',
  room: 'requests',
  about: 'Somebody asks for something that is offered: what they answered, who agrees, what was done, how it stands.',
  schema: z.strictObject({
    /** 12 in `REQ-12`. Never used twice. */
    number: z.int().min(1).max(2_000_000_000),
    title: line(300),
    offeringId: reference(),
    serviceId: reference().nullable().default(null),
    /** Membership of whoever asked. */
    requesterId: reference().nullable().default(null),
    /** For whom it is; where both are null, for whoever asked. */
    forId: reference().nullable().default(null),
    /** For somebody who is not here (yet): a name. */
    forName: line(200).nullable().default(null),
    /** The questions as they were asked; the offering may ask others by now. */
    questions: z.array(question).default([]),
    answers: answers.default({}),
    steps: z.array(requestStep).default([]),
    status: z.enum(requestStatuses).default('new'),
    waitReason: z.enum(waitReasons).nullable().default(null),
    /** Promised when it was asked for: so many minutes of the service's hours. */
    targetMinutes: z.int().min(1).max(527_040),
    teamId: reference().nullable().default(null),
    personId: reference().nullable().default(null),
    askedAt: instant(),
    /** When the last one agreed who had to. */
    approvedAt: instant().nullable().default(null),
    fulfilledAt: instant().nullable().default(null),
    closedAt: instant().nullable().default(null),
    resolution: prose().default(''),
    reopens: z.int().min(0).default(0),
    /** How often it went from one team to another. */
    reassignments: z.int().min(0).default(0),
    /** The incident that it turned out to be. */
    incidentId: reference().nullable().default(null),
    /** How many lines its timeline has. */
    entries: z.int().min(0).default(0),
  }),
  title: 'title',
  keyPrefix: 'REQ',
  over: ['fulfilled', 'closed', 'rejected', 'cancelled'],
  references: {
    offeringId: 'offering',
    serviceId: 'service',
    requesterId: 'membership',
    forId: 'person',
    teamId: 'team',
    personId: 'person',
    incidentId: 'incident',
  },
  // What whoever asks names is held against what they may name by the deeds themselves.
  drawn: ['offeringId', 'serviceId', 'requesterId', 'forId', 'personId', 'incidentId'],
  searchable: ['title', 'forName'],
  sortable: ['number', 'title', 'status', 'askedAt', 'fulfilledAt'],
  filterable: [
    'number',
    'offeringId',
    'serviceId',
    'requesterId',
    'forId',
    'status',
    'waitReason',
    'teamId',
    'personId',
    'askedAt',
    'fulfilledAt',
    'incidentId',
  ],
  owner: 'requesterId',
  mayRead: requestReaders,
});
export type ServiceRequest = Row<typeof serviceRequest>;

/** As people call it: `REQ-12`. */
export const requestKey = ({ number }: Pick<ServiceRequest, 'number'>): string => `REQ-${number}`;
