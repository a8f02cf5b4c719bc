/** Answers who is on duty, which shifts there are, where nobody is, and what duty takes from people. */
import { dateOf, dayOf, instantOf, tickOf, tickOfCivil } from '#calendar/rules';
import {
  causeOf,
  coverageDays,
  coverageOf,
  dutyCoverage,
  dutyDaysOf,
  dutyLoad,
  dutyPiecesOf,
  nextFirst,
  onDuty,
  rota,
  rotaShifts,
  shiftIdOf,
  shiftsBetween,
  whoToAsk,
  type Gap,
  type GapRow,
  type OnDutyRow,
  type RotaFacts,
  type Shift,
  type ShiftRow,
} from '#duty/rules';
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Tick } from '#engine';
import { Problem } from '#platform/kit';
import { answerView, readOne, type ViewAnswer } from '#platform/server';
import { readRotas, type Rotas } from './read-rotas.ts';

const longestRangeDays = 400;
const spanOf = ({ from, to }: { readonly from: Tick; readonly to: Tick }) => ({ startsAt: instantOf(from), endsAt: instantOf(to) });

export const dutyAnswers: readonly ViewAnswer[] = [
  answerView(onDuty, async ({ at, rotaId }, { client, by, tools }) => {
    const when = at ?? tools.now();
    const rotas = await readRotas(client, by.organisationId, when);
    const items = chosen(rotas, rotaId).map((facts) => onDutyRowOf(rotas, facts, tickOf(when)));
    return { at: when, items };
  }),
  answerView(rotaShifts, async ({ id, from, to }, { client, by }) => {
    await readOne(client, rota, id, by);
    const rotas = await readRotas(client, by.organisationId, `${from}T00:00:00.000Z`);
    const facts = rotas.facts.get(id)!;
    const range = rangeOf(facts, from, to);
    return {
      ...spanOf(range),
      layers: facts.layers.map((layer) => ({
        id: layer.id,
        name: layer.name,
        level: layer.level,
        shiftUnit: layer.shiftUnit,
        shifts: shiftsBetween(facts, layer, range.from, range.to).map((shift) => shiftRowOf(rotas, facts, shift)),
      })),
      line: dutyPiecesOf(facts, range.from, range.to).map(({ from: begin, to: end, ...piece }) => ({
        ...spanOf({ from: begin, to: end }),
        ...piece,
        name: rotas.nameOf(piece.personId),
      })),
      gaps: coverageOf(facts, range.from, range.to).gaps.map((gap) => gapRowOf(rotas, gap)),
    };
  }),
  answerView(dutyCoverage, async ({ days = coverageDays, rotaId }, { client, by, tools }) => {
    const rotas = await readRotas(client, by.organisationId, tools.now());
    const from = tickOf(tools.now());
    const to = from + days * TICKS_PER_DAY;
    const items = chosen(rotas, rotaId).map((facts) => {
      const { requiredTicks, coveredTicks, gaps } = coverageOf(facts, from, to);
      return {
        rotaId: facts.rota.id,
        name: facts.rota.name,
        requiredMinutes: requiredTicks / TICKS_PER_MINUTE,
        coveredMinutes: coveredTicks / TICKS_PER_MINUTE,
        gaps: gaps.map((gap) => gapRowOf(rotas, gap)),
      };
    });
    return { ...spanOf({ from, to }), items };
  }),
  answerView(dutyLoad, async ({ id, from, to }, { client, by }) => {
    await readOne(client, rota, id, by);
    const rotas = await readRotas(client, by.organisationId, `${from}T00:00:00.000Z`);
    const facts = rotas.facts.get(id)!;
    rangeOf(facts, from, to);
    const items = dutyDaysOf(facts, dayOf(from), dayOf(to)).map(({ day, ...each }) => ({
      ...each,
      name: rotas.nameOf(each.personId),
      day: dateOf(day),
    }));
    return { items };
  }),
];

/** One rota, or all that have not ended. */
function chosen({ facts }: Rotas, rotaId: string | undefined): readonly RotaFacts[] {
  if (rotaId === undefined) return [...facts.values()].filter((each) => each.rota.isActive);
  const found = facts.get(rotaId);
  if (!found) throw new Problem(404, 'not-found', 'Not found', { detail: `no such ${rota.name}` });
  return [found];
}

/** Whole civil days of the rota's zone. */
function rangeOf({ offsets }: RotaFacts, from: string, to: string): { readonly from: Tick; readonly to: Tick } {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (last < first || last - first > longestRangeDays)
    throw new Problem(422, 'bad-range', 'The range cannot be answered', {
      detail: `ask from a first to a last day, ${longestRangeDays} days at most`,
    });
  return { from: tickOfCivil({ day: first, minute: 0 }, offsets), to: tickOfCivil({ day: last + 1, minute: 0 }, offsets) };
}

export const gapRowOf = ({ nameOf }: Pick<Rotas, 'nameOf'>, gap: Gap): GapRow => ({
  ...spanOf(gap),
  cause: causeOf(gap),
  missing: gap.missing.map((each) => ({ ...each, name: nameOf(each.personId) })),
});

function shiftRowOf({ nameOf }: Rotas, facts: RotaFacts, shift: Shift): ShiftRow {
  const { layerId, ordinal, personId, turnPersonId, swapId, stretches } = shift;
  const away = facts.away.get(personId) ?? [];
  return {
    id: shiftIdOf(layerId, ordinal),
    ordinal,
    ...spanOf(shift),
    stretches: stretches.map(spanOf),
    personId,
    name: nameOf(personId),
    turnPersonId,
    turnName: nameOf(turnPersonId),
    swapId,
    isAway: stretches.some((each) => away.some((one) => one.from < each.to && each.from < one.to)),
  };
}

function onDutyRowOf({ facts: all, nameOf }: Rotas, facts: RotaFacts, at: Tick): OnDutyRow {
  const named = (ids: readonly string[]) => ids.map((personId) => ({ personId, name: nameOf(personId) }));
  const { id: rotaId, name, teamId, zone } = facts.rota;
  const asked = whoToAsk(all, rotaId, at);
  const next = asked && !asked.isWaiting ? nextFirst(facts, at) : undefined;
  const [gap] = coverageOf(facts, at, at + coverageDays * TICKS_PER_DAY).gaps;
  return {
    rotaId,
    name,
    teamId,
    zone,
    ask: asked
      ? {
          from: instantOf(asked.from),
          isWaiting: asked.isWaiting,
          steps: asked.steps.map(({ personIds, ...step }) => ({
            ...step,
            rotaName: all.get(step.rotaId)!.rota.name,
            people: named(personIds),
          })),
        }
      : null,
    next: next ? { at: instantOf(next.at), people: named(next.personIds) } : null,
    nextGap: gap ? gapRowOf({ nameOf }, gap) : null,
  };
}
