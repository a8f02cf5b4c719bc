/** For which incidents somebody on duty is asked, and whom. */
import { z } from 'zod';
import { rota } from '#duty/rules';
import { line, managers, one, reference, refuse, standardDeeds, thing, type Row } from '#platform/kit';
import { priority } from '../incident/incident.ts';
import { incidentReaders } from '../who-may.ts';

/** `always`, or only while the service is promised: outside of its hours the question waits for them. */
export const pagingHours = ['always', 'service-hours'] as const;

export const pagingRule = thing({
  name: 'paging-rule',
  plural: 'paging-rules',
  room: 'incidents',
  about: 'For which incidents the rota on duty is asked, and how often again when nobody answers.',
  schema: z.strictObject({
    name: line(120),
    /** For which incidents; what is left empty counts for all. A service says more than a team, a team more than nothing. */
    serviceId: reference().nullable().default(null),
    teamId: reference().nullable().default(null),
    /** For this priority and those more important; null: for none. */
    fromPriority: priority().nullable().default(2),
    /** Asks when a target has used up this share of its time, rather than when the incident begins. */
    levelPerMille: z.int().min(1).max(5000).nullable().default(null),
    /** Who is asked; null: the rota of the team that has the incident. */
    rotaId: reference().nullable().default(null),
    hours: z.enum(pagingHours).default('always'),
    /** How often everybody is asked again when nobody has answered. */
    repeats: z.int().min(0).max(10).default(2),
    /** False: it counts for nothing. */
    isActive: z.boolean().default(true),
  }),
  title: 'name',
  references: { serviceId: 'service', teamId: 'team', rotaId: 'rota' },
  searchable: ['name'],
  sortable: ['name', 'fromPriority'],
  filterable: ['serviceId', 'teamId', 'rotaId', 'isActive'],
  mayRead: { organisation: incidentReaders.organisation },
});
export type PagingRule = Row<typeof pagingRule>;
/** A rule as far as it decides anything. */
export type PagingTerms = Pick<PagingRule, 'name' | 'fromPriority' | 'levelPerMille' | 'rotaId' | 'hours' | 'repeats'>;

export const {
  create: createPagingRule,
  change: changePagingRule,
  remove: removePagingRule,
} = standardDeeds(pagingRule, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check({ serviceId, teamId, levelPerMille, rotaId, isActive }) {
    if (serviceId !== null && teamId !== null)
      return refuse('service-or-team', 'a rule is for one service or for all of a team, not for both', { field: 'teamId' });
    if (levelPerMille !== null && rotaId === null)
      return refuse('level-needs-a-rota', 'say who is asked when time runs out: the rota of the team was asked at the beginning', {
        field: 'rotaId',
      });
    const named = yield* one(rota, rotaId);
    if (rotaId !== null && !named) return refuse('no-such-reference', 'rotaId refers to nothing that exists', { field: 'rotaId' });
    if (isActive && named?.isActive === false) return refuse('rota-ended', 'this rota has ended and asks nobody', { field: 'rotaId' });
    return undefined;
  },
});

/** What holds as long as no rule says otherwise: critical and high, the rota of the team, round the clock, everybody three times. */
export const usualPaging: PagingTerms = {
  name: '',
  fromPriority: 2,
  levelPerMille: null,
  rotaId: null,
  hours: 'always',
  repeats: 2,
};

export interface PagedFor {
  readonly serviceId: string | null;
  readonly teamId: string | null;
  readonly priority: number;
}

/**
 * The terms on which somebody is asked about such an incident; undefined: nobody is. `perMille`: a target has just used up this share of its time.
 * The narrowest rules speak for it; of several the one that reaches least far and yet as far as this priority.
 */
export function pagingTermsOf(
  rules: readonly PagingRule[],
  { serviceId, teamId, priority: of }: PagedFor,
  perMille: number | null = null,
): PagingTerms | undefined {
  const active = rules.filter(
    (each) => each.isActive && (perMille === null ? each.levelPerMille === null : each.levelPerMille === perMille),
  );
  const ofService = active.filter((each) => each.serviceId !== null && each.serviceId === serviceId);
  const ofTeam = active.filter((each) => each.serviceId === null && each.teamId !== null && each.teamId === teamId);
  const general = active.filter((each) => each.serviceId === null && each.teamId === null);
  const speaking: readonly PagingTerms[] =
    [ofService, ofTeam, general].find((each) => each.length > 0) ?? (perMille === null ? [usualPaging] : []);
  return speaking
    .filter((each) => each.fromPriority !== null && of <= each.fromPriority)
    .toSorted((one, other) => one.fromPriority! - other.fromPriority!)[0];
}
