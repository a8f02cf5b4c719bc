/** Looks ahead 90 days, each hour and whenever something has changed on which coverage hangs, and has what is new told. */
import { instantOf, tickOf } from '#calendar/rules';
import { causeOf, coverageDays, gapsOf, recordCoverageGaps, type Gap, type KnownGap } from '#duty/rules';
import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '#engine';
import type { Deed } from '#platform/kit';
import { inOrganisation, newId, systemPrincipal, type Reaction, type RecurringJob, type Tools } from '#platform/server';
import { readRotas } from './read-rotas.ts';

const knownGapOf = (gap: Gap): KnownGap => ({
  startsAt: instantOf(gap.from),
  endsAt: instantOf(gap.to),
  cause: causeOf(gap),
  personId: gap.missing[0]?.personId ?? null,
});

/** A rota that nobody is in has gaps without end; the first hundred are told. */
const mostGaps = 100;

/** Records the gaps of every rota of an organisation, where they are not what they were. */
export async function lookAhead(organisationId: string, tools: Tools): Promise<void> {
  // Whole minutes, as shifts are.
  const from = Math.floor(tickOf(tools.now()) / TICKS_PER_MINUTE) * TICKS_PER_MINUTE;
  const { facts } = await inOrganisation(tools.pool, organisationId, (client) => readRotas(client, organisationId, tools.now()), {
    readOnly: true,
  });
  for (const each of facts.values()) {
    const gaps = gapsOf(each, from, from + coverageDays * TICKS_PER_DAY)
      .slice(0, mostGaps)
      .map(knownGapOf);
    if (gaps.length + each.rota.knownGaps.length === 0) continue;
    await tools.write({
      deed: recordCoverageGaps as unknown as Deed,
      input: { id: each.rota.id, from: instantOf(from), gaps },
      by: systemPrincipal(organisationId),
      requestId: newId(),
    });
  }
}

const standard = (thing: string): readonly string[] => ['created', 'changed', 'removed'].map((what) => `${thing}-${what}`);

export const coverageReaction: Reaction = {
  name: 'look-ahead-at-coverage',
  to: [
    ...['rota', 'rota-layer', 'duty-override', 'shift-swap', 'absence', 'calendar', 'calendar-exception'].flatMap(standard),
    'rota-ended',
    'rota-resumed',
    'shift-taken',
    'shifts-swapped',
    'absence-approved',
    'person-changed',
    'person-removed',
    'person-deactivated',
    'person-reactivated',
    'holidays-imported',
    'people-imported',
    'organisation-imported',
    'sample-loaded',
    'undone',
  ],
  react: ({ organisationId }, tools) => lookAhead(organisationId, tools),
};

export const coverageJob: RecurringJob = {
  name: 'look-ahead-at-coverage',
  cron: '23 * * * *',
  zone: 'UTC',
  async run(tools) {
    const { rows } = await tools.pool.query<{ id: string }>('select organisation_id as id from access.first_owners()');
    for (const { id } of rows) await lookAhead(id, tools);
  },
};
