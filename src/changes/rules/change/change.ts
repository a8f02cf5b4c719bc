/** A change: somebody alters what runs, by a plan, with a way back, in a time of its own. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { changeReaders } from '../who-may.ts';
import { riskLevels } from './risk.ts';

/** `standard`: done often and agreed once and for all by its model; `emergency`: cannot wait, and is approved afterwards. */
export const changeKinds = ['standard', 'normal', 'emergency'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStatuses = [
  'draft',
  'awaiting-approval',
  'approved',
  'rejected',
  'in-progress',
  'done',
  'failed',
  'rolled-back',
  'cancelled',
] as const;
export type ChangeStatus = (typeof changeStatuses)[number];

/** How it came out: what counts as success, and what with reservations, is told apart. */
export const changeOutcomes = ['successful', 'with-issues', 'failed', 'rolled-back'] as const;

/** The answers from which the risk is read; see the table in `risk.ts`. */
export const riskAnswers = {
  /** How many would notice if it failed? */
  riskReach: z.enum(['few', 'some', 'many']).nullable().default(null),
  /** How often was the like done before? */
  riskNovelty: z.enum(['often', 'seldom', 'never']).nullable().default(null),
  /** How much of it was tried where it can do no harm? */
  riskTesting: z.enum(['whole', 'partly', 'none']).nullable().default(null),
};

/** Who does what, how it is tried and how it is taken back. */
export const changePlan = {
  plan: prose(20_000).default(''),
  testPlan: prose(20_000).default(''),
  backOutPlan: prose(20_000).default(''),
  /** Somebody has walked the way back once. */
  isBackOutTested: z.boolean().default(false),
  backOutMinutes: z.int().min(0).max(10_080).default(30),
  /** After its end, until it is known that it works. */
  verificationMinutes: z.int().min(0).max(10_080).default(15),
  ...riskAnswers,
};

export const change = thing({
  name: 'change',
  plural: 'changes',
  room: 'changes',
  about: 'Somebody alters what runs: planned, risked, with a way back, approved by those whom the policy names, and judged afterwards.',
  schema: z.strictObject({
    /** 42 in `CHG-42`. Never used twice. */
    number: z.int().min(1).max(2_000_000_000),
    title: line(300),
    kind: z.enum(changeKinds).default('normal'),
    status: z.enum(changeStatuses).default('draft'),
    /** The model by which a standard change is made. */
    modelId: reference().nullable().default(null),
    serviceId: reference(),
    /** What is altered; none: the service as such. */
    assetIds: z.array(reference()).max(200).default([]),
    /** Where, for windows that hold for an environment: `production`, `network`. */
    environment: line(100).nullable().default(null),
    /** Whose wish it is, and who has entered it: neither of them approves it. */
    requesterId: reference().nullable().default(null),
    requestedById: reference().nullable().default(null),
    implementerId: reference().nullable().default(null),
    /** What it is good for. */
    reason: prose(8000).default(''),
    ...changePlan,
    risk: z.enum(riskLevels).default('high'),
    plannedStart: instant().nullable().default(null),
    plannedEnd: instant().nullable().default(null),
    /** Counts how often the plan was altered after somebody could approve it; approvals are given to one round. */
    round: z.int().min(1).default(1),
    submittedAt: instant().nullable().default(null),
    approvedAt: instant().nullable().default(null),
    actualStart: instant().nullable().default(null),
    actualEnd: instant().nullable().default(null),
    outcome: z.enum(changeOutcomes).nullable().default(null),
    outcomeNotes: prose(8000).default(''),
  }),
  title: 'title',
  keyPrefix: 'CHG',
  over: ['done', 'failed', 'rolled-back', 'cancelled'],
  references: {
    modelId: 'change-model',
    serviceId: 'service',
    requesterId: 'person',
    requestedById: 'membership',
    implementerId: 'person',
  },
  searchable: ['title'],
  sortable: ['number', 'title', 'status', 'risk', 'plannedStart', 'plannedEnd', 'submittedAt', 'actualEnd'],
  filterable: [
    'number',
    'kind',
    'status',
    'risk',
    'outcome',
    'modelId',
    'serviceId',
    'requesterId',
    'requestedById',
    'implementerId',
    'plannedStart',
    'plannedEnd',
    'submittedAt',
    'approvedAt',
    'actualStart',
    'actualEnd',
  ],
  owner: 'requestedById',
  mayRead: { ...changeReaders, own: true },
});
export type ChangeRow = Row<typeof change>;

export const nameOfChange = (number: number): string => `CHG-${number}`;

/** It can still be planned anew. */
export const isOpen = ({ status }: Pick<ChangeRow, 'status'>): boolean =>
  ['draft', 'awaiting-approval', 'approved', 'rejected'].includes(status);
/** It was carried out, one way or another. */
export const isImplemented = ({ status }: Pick<ChangeRow, 'status'>): boolean => ['done', 'failed', 'rolled-back'].includes(status);
