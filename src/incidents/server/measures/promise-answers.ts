/** Answers what was kept of each promise: target by target, team by team, and the clocks behind it. */
import { team } from '#people/rules';
import {
  decisionOf,
  isWithin,
  mostMeasureRecords,
  promiseMeasureRecords,
  promiseMeasures,
  promiseMeasuresOf,
  type PromiseGroup,
} from '#incidents/rules';
import { answerView, readAll, type Asking, type Recall, type ViewAnswer } from '#platform/server';
import type { Clocked } from '../clock/standing-targets.ts';
import type { HoursOf } from '../clock/hours-memory.ts';
import { periodOf } from './measure-answers.ts';
import { readMeasured, type MeasuredRow, type Narrowing } from './read-measured.ts';

interface Promised extends Clocked {
  readonly of: MeasuredRow;
}

/** What is narrowed to a team is what that team promises, whoever had the incident last. */
async function readPromised(asking: Asking, { teamId, ...narrowing }: Narrowing, recall: Recall<HoursOf>): Promise<readonly Promised[]> {
  const rows = await readMeasured(asking, narrowing, recall);
  return rows.flatMap((of) =>
    of.clocks.filter(({ target }) => teamId === undefined || target.teamId === teamId).map((clocked) => ({ ...clocked, of })),
  );
}

const keyOf: Readonly<Record<PromiseGroup, (each: Promised) => string>> = {
  target: ({ target }) => target.id,
  team: ({ target }) => target.teamId ?? '',
};

export const promiseAnswers = (recall: Recall<HoursOf>): readonly ViewAnswer[] => [
  answerView(promiseMeasures, async (query, asking) => {
    const period = periodOf(query);
    const teams = new Map((await readAll(asking.client, team, asking.by.organisationId)).map((each) => [each.id, each.name]));
    const groups = Map.groupBy(await readPromised(asking, query, recall), keyOf[query.by]);
    const items = [...groups].flatMap(([key, clocks]) => {
      const { name, kind, teamId } = clocks[0]!.target;
      const figures = promiseMeasuresOf(
        clocks.map((each) => each.clock),
        period,
      );
      if (key === '' || figures.decided === 0) return [];
      const isTeam = query.by === 'team';
      return [{ key, name: isTeam ? (teams.get(key) ?? '') : name, kind: isTeam ? null : kind, teamId, ...figures }];
    });
    return { items: items.toSorted((one, other) => other.decided - one.decided || one.name.localeCompare(other.name, 'en')) };
  }),
  answerView(promiseMeasureRecords, async ({ targetId, outcome, ...query }, asking) => {
    const period = periodOf(query);
    const found = (await readPromised(asking, query, recall)).flatMap((each) => {
      const decision = decisionOf(each.clock);
      if (!decision || !isWithin(period, decision.decidedAt) || (targetId !== undefined && each.target.id !== targetId)) return [];
      return outcome === undefined || decision.isKept === (outcome === 'kept') ? [{ ...each, ...decision }] : [];
    });
    return {
      total: found.length,
      items: found
        .toSorted(
          (one, other) => Number(one.isKept) - Number(other.isKept) || overrun(other) - overrun(one) || other.decidedAt - one.decidedAt,
        )
        .slice(0, mostMeasureRecords)
        .map(({ of, target, clock, isKept }) => ({
          id: of.id,
          number: of.number,
          title: of.title,
          targetId: target.id,
          targetName: target.name,
          teamId: target.teamId,
          isKept,
          startedAt: clock.startedAt,
          stoppedAt: clock.stoppedAt,
          dueAt: clock.dueAt,
          usedMinutes: clock.usedMinutes,
        })),
    };
  }),
];

/** How many times what was promised a broken one took; nothing for one that was kept. */
const overrun = ({ isKept, clock, target }: Promised & { readonly isKept: boolean }): number =>
  isKept ? 0 : clock.usedMinutes / Math.max(1, target.minutes);
