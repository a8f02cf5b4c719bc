/** An offering: something that can be asked for, with the questions to be answered, who agrees, and what is done then. */
import { z } from 'zod';
import { line, many, prose, reference, refuse, standardDeeds, thing, type Asking, type Refusal, type Row } from '#platform/kit';
import { operationsStaff } from '#operations/rules';
import { team } from '#people/rules';
import { offeringKeepers } from '../who-may.ts';
import { fulfilmentStep, question, type Question } from './question.ts';

/** `manager`: the manager or team lead of whom it is for. */
export const approvalKinds = ['nobody', 'manager', 'team'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];
export const audiences = ['everybody', 'staff', 'teams'] as const;

export const offering = thing({
  name: 'offering',
  plural: 'offerings',
  room: 'requests',
  about: 'Something that can be asked for: its questions, who has to agree, the steps by which it is fulfilled, and how soon.',
  schema: z.strictObject({
    name: line(120),
    /** For those who ask: what they get. */
    about: prose(4000).default(''),
    /** Under which heading it stands. */
    category: line(60),
    serviceId: reference().nullable().default(null),
    /** Who fulfils it; null: the team of the service. */
    teamId: reference().nullable().default(null),
    questions: z.array(question).max(40).default([]),
    steps: z.array(fulfilmentStep).max(40).default([]),
    approval: z.enum(approvalKinds).default('nobody'),
    approvalTeamId: reference().nullable().default(null),
    /** How many of the team have to agree. */
    quorum: z.int().min(1).max(10).default(1),
    /** Within so many minutes of the service's hours it is promised, from when everybody has agreed. */
    targetMinutes: z.int().min(1).max(527_040).default(2400),
    /** Days after which a fulfilled request that nobody opens again is closed; null: never by itself. */
    closesAfterDays: z.int().min(1).max(365).nullable().default(7),
    /** Who may ask for it. */
    audience: z.enum(audiences).default('everybody'),
    audienceTeamIds: z.array(reference()).max(50).default([]),
    /** False: withdrawn; nobody asks for it any more. */
    isActive: z.boolean().default(true),
  }),
  title: 'name',
  references: { serviceId: 'service', teamId: 'team', approvalTeamId: 'team' },
  searchable: ['name', 'about', 'category'],
  sortable: ['name', 'category', 'targetMinutes'],
  filterable: ['category', 'serviceId', 'teamId', 'approval', 'audience', 'isActive'],
  mayRead: operationsStaff,
});
export type Offering = Row<typeof offering>;

export const {
  create: createOffering,
  change: changeOffering,
  remove: removeOffering,
} = standardDeeds(offering, {
  mayCreate: offeringKeepers,
  mayChange: offeringKeepers,
  mayRemove: offeringKeepers,
  *check(next) {
    if (next.approval === 'team' && next.approvalTeamId === null)
      return refuse('team-needed', 'say which team approves', { field: 'approvalTeamId' });
    if (next.audience === 'teams' && next.audienceTeamIds.length === 0)
      return refuse('audience-needed', 'say which teams may ask for it', { field: 'audienceTeamIds' });
    return refuseQuestions(next.questions) ?? (yield* refuseTeams(next));
  },
});

/** Each key once; a choice has something to choose, twice the same nothing. */
function refuseQuestions(questions: readonly Question[]): Refusal | undefined {
  for (const [place, { key, kind, label, choices }] of questions.entries()) {
    const values = { name: label };
    if (questions.findIndex((each) => each.key === key) < place)
      return refuse('question-twice', `“${label}” has the key of another question`, { field: `questions/${place}/key`, values });
    if (kind === 'choice' ? new Set(choices).size < Math.max(2, choices.length) : choices.length > 0)
      return refuse('choices-wrong', `“${label}”: a choice has two different answers or more, other questions have none`, {
        field: `questions/${place}/choices`,
        values,
      });
  }
  return undefined;
}

function* refuseTeams({ steps, audienceTeamIds }: Pick<Offering, 'steps' | 'audienceTeamIds'>): Asking<Refusal | undefined> {
  const ids = [...new Set([...steps.flatMap((each) => each.teamId ?? []), ...audienceTeamIds])];
  if (ids.length === 0) return undefined;
  const known = new Set((yield* many(team, { id: ids })).map((each) => each.id));
  const lost = steps.findIndex((each) => each.teamId !== null && !known.has(each.teamId));
  if (lost >= 0) return refuse('no-such-reference', 'the team of a step refers to nothing that exists', { field: `steps/${lost}/teamId` });
  if (ids.every((id) => known.has(id))) return undefined;
  return refuse('no-such-reference', 'audienceTeamIds refers to nothing that exists', { field: 'audienceTeamIds' });
}
