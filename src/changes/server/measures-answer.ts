/** Answers what came of changes in a period. */
import { dayOf, instantOf, offsetsOver, tickOfCivil } from '#calendar/rules';
import { Problem } from '#platform/kit';
import { answerView, readAll, type ViewAnswer } from '#platform/server';
import { change, changeMeasures, changeMeasuresOf } from '#changes/rules';

export const measuresAnswer: ViewAnswer = answerView(changeMeasures, async ({ from, to, serviceId }, { client, by }) => {
  const days = dayOf(to) - dayOf(from) + 1;
  if (days < 1)
    throw new Problem(422, 'bad-range', 'The range cannot be answered', {
      errors: [{ pointer: '/to', detail: 'must not lie before from' }],
    });
  const { rows } = await client.query<{ zone: string }>('select zone from access.organisation where org_id = $1', [by.organisationId]);
  const offsets = offsetsOver(Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1)(rows[0]?.zone ?? 'UTC');
  const midnight = (day: number): string => instantOf(tickOfCivil({ day, minute: 0 }, offsets));
  const ended = await readAll(client, change, by.organisationId, {
    status: ['done', 'failed', 'rolled-back'],
    ...(serviceId ? { serviceId } : {}),
  });
  const { implemented, shares, times } = changeMeasuresOf(ended, midnight(dayOf(from)), midnight(dayOf(to) + 1));
  return {
    implemented: implemented.length,
    perWeek: (implemented.length * 7) / days,
    shares: shares.map((each) => ({ ...each, ids: [...each.ids] })),
    times: [...times],
  };
});
