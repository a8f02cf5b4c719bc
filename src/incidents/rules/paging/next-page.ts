/** Who is asked next about an incident, and when: the rota's levels one after the other, until somebody takes it. */
import { instantOf, tickOf } from '#calendar/rules';
import { whoToAsk, type AskStep, type RotaFacts } from '#duty/rules';
import type { WorkingTime } from '#engine';
import type { Page } from './page.ts';
import type { PagingTerms } from './paging-rule.ts';

export interface PagingFacts {
  readonly terms: PagingTerms;
  /** Team that has the incident. */
  readonly teamId: string | null;
  readonly rotas: ReadonlyMap<string, RotaFacts>;
  /** Hours of the service. */
  readonly hours: WorkingTime;
  /** What was asked for this cause already. */
  readonly pages: readonly AskedPage[];
}
export type AskedPage = Pick<Page, 'step' | 'rotaId' | 'level' | 'personId' | 'askedAt' | 'failure' | 'answer'>;

export type NextPage =
  | { readonly kind: 'ask'; readonly step: number; readonly whom: AskStep }
  /** `answer`: whoever was asked may still answer; `duty`: nobody is on duty; `service-hours`: the rule waits for them. */
  | { readonly kind: 'wait'; readonly for: 'answer' | 'duty' | 'service-hours'; readonly until: string; readonly whom: AskStep | null }
  /** There is no rota, or nobody will ever be on duty in it. */
  | { readonly kind: 'nobody' }
  /** Everybody was asked as often as the rule says. */
  | { readonly kind: 'unanswered' };

/** The rota that is asked for a team: the first by name that none of the others is asked before. */
export function rotaOfTeam(rotas: ReadonlyMap<string, RotaFacts>, teamId: string | null): string | undefined {
  const of = [...rotas.values()].map((each) => each.rota).filter((each) => each.isActive && teamId !== null && each.teamId === teamId);
  const next = new Set(of.map((each) => each.nextRotaId));
  return (of.find((each) => !next.has(each.id)) ?? of[0])?.id;
}

/** The rota that a rule names; where it names none, or that one has ended, that of the team. */
export const rotaAsked = ({ rotaId }: Pick<PagingTerms, 'rotaId'>, rotas: ReadonlyMap<string, RotaFacts>, teamId: string | null) =>
  rotaId !== null && rotas.get(rotaId)?.rota.isActive ? rotaId : rotaOfTeam(rotas, teamId);

/** `now` and what is answered are instants: rotas and hours are asked by ticks of six seconds, the time to answer is kept to the millisecond. */
export function nextPageOf({ terms, teamId, rotas, hours, pages }: PagingFacts, now: string): NextPage {
  const rotaId = rotaAsked(terms, rotas, teamId);
  if (rotaId === undefined || !rotas.has(rotaId)) return { kind: 'nobody' };
  const opensAt = (at: string): string => (terms.hours === 'service-hours' ? notBefore(at, hours.nextStart(tickOf(at))) : at);
  const last = pages.length === 0 ? undefined : lastStepOf(pages, rotas);
  const following = (at: string) => followingStep(rotas, rotaId, terms.repeats, pages, at);
  if (last && now < last.until) return { kind: 'wait', for: 'answer', until: last.until, whom: following(opensAt(last.until)).whom };
  const opens = opensAt(now);
  if (opens > now) return { kind: 'wait', for: 'service-hours', until: opens, whom: following(opens).whom };
  const asked = following(now);
  if (asked.isOver) return { kind: 'unanswered' };
  if (asked.from === undefined) return { kind: 'nobody' };
  if (asked.from > now) return { kind: 'wait', for: 'duty', until: asked.from, whom: asked.whom };
  if (asked.isAgain && last && now < last.fullUntil) return { kind: 'wait', for: 'answer', until: last.fullUntil, whom: asked.whom };
  return { kind: 'ask', step: (last?.step ?? 0) + 1, whom: asked.whom! };
}

/** The instant of a tick that lies later than that of `at`; else `at` itself. */
const notBefore = (at: string, tick: number): string => (tick > tickOf(at) ? instantOf(tick) : at);

/** Who was asked last, and until when they have time: until before all, when none of them can or will. */
function lastStepOf(pages: readonly AskedPage[], rotas: ReadonlyMap<string, RotaFacts>) {
  const step = Math.max(...pages.map((each) => each.step));
  const of = pages.filter((each) => each.step === step);
  const first = of[0]!;
  const minutes = rotas.get(first.rotaId)?.rota.escalationMinutes ?? 0;
  const fullUntil = new Date(Date.parse(first.askedAt) + minutes * 60_000).toISOString();
  const mayAnswer = of.some((each) => each.answer === null && each.failure === null);
  return { step, fullUntil, until: mayAnswer ? fullUntil : '' };
}

interface Following {
  readonly whom: AskStep | null;
  /** When; undefined: nobody will ever be on duty. */
  readonly from?: string;
  readonly isOver: boolean;
  /** Everybody begins again from the first. */
  readonly isAgain: boolean;
}

function followingStep(
  rotas: ReadonlyMap<string, RotaFacts>,
  rotaId: string,
  repeats: number,
  pages: readonly AskedPage[],
  at: string,
): Following {
  const asked = whoToAsk(rotas, rotaId, tickOf(at));
  if (!asked) return { whom: null, isOver: false, isAgain: false };
  const from = notBefore(at, asked.from);
  const declined = new Set(pages.filter((each) => each.answer === 'declined').map((each) => each.personId));
  const steps = asked.steps.flatMap((each) => {
    const personIds = each.personIds.filter((id) => !declined.has(id));
    return personIds.length > 0 ? [{ ...each, personIds }] : [];
  });
  const placeOf = placesIn(rotas, rotaId);
  const places = [...new Map(pages.toSorted((one, other) => one.step - other.step).map((each) => [each.step, placeOf(each)])).values()];
  const last = places.at(-1) ?? -1;
  const again = places.filter((place, number) => number > 0 && place <= places[number - 1]!).length;
  const later = steps.find((each) => placeOf(each) > last);
  if (later) return { whom: later, from, isOver: false, isAgain: false };
  const first = steps[0];
  return first && again < repeats
    ? { whom: first, from, isOver: false, isAgain: true }
    : { whom: null, from, isOver: true, isAgain: false };
}

const widest = 1000;

/** Where a level of a rota stands in the order in which all are asked. */
function placesIn(
  rotas: ReadonlyMap<string, RotaFacts>,
  rotaId: string,
): (of: { readonly rotaId: string; readonly level: number }) => number {
  const chain: string[] = [];
  for (let next: string | null = rotaId; next !== null && !chain.includes(next); next = rotas.get(next)?.rota.nextRotaId ?? null)
    chain.push(next);
  return ({ rotaId: of, level }) => chain.indexOf(of) * widest + level;
}
