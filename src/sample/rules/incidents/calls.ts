/** Whom an important incident of the sample has called before it was seen: mostly whoever came, sometimes somebody before them who could not. */
import { page } from '#incidents/rules';
import { cast, type TeamKey } from '../cast.ts';
import { chanceFrom } from '../chance.ts';
import type { Making } from '../make-records.ts';
import { sampleRotas } from '../operations/rotas.ts';
import type { Line } from './course.ts';

const minute = 60_000;

export interface CallPlaces {
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  /** By the key of the rota. */
  readonly rotaIds: ReadonlyMap<string, string>;
}

export interface SampleCall {
  /** Those of the incident, with the pages among them. */
  readonly lines: readonly Line[];
  /** Puts the pages in, once the incident is there. */
  readonly add: (incidentId: string) => void;
}

/** Undefined where nobody has seen it, or the team that had it first has no rota. `number` draws how it went. */
export function callIn(
  { add, newId }: Making,
  number: number,
  lines: readonly Line[],
  { personIds, teamIds, rotaIds }: CallPlaces,
): SampleCall | undefined {
  const seen = lines.findIndex((each) => each.kind === 'moment' && each.reason === 'acknowledged');
  const teamId = lines.find((each) => each.kind === 'team')?.value;
  const rota = sampleRotas.find((each) => teamIds[each.team] === teamId);
  const rotaId = rota && rotaIds.get(rota.key);
  const came = cast.find((each) => each.name === lines[seen]?.by);
  if (!rota || rotaId === undefined || !came) return undefined;
  const opened = lines[0]!.at;
  const chance = chanceFrom(number * 7919);
  const others = rota.layers.flatMap((each) => each.people).filter((key) => key !== came.key);
  const away =
    chance.happens(30) && lines[seen]!.at > opened + 2 * minute ? cast.find((each) => each.key === chance.pick(others)) : undefined;
  const second = away ? opened + 2 * minute : opened;
  const asked = [
    ...(away ? [{ id: newId(), who: away, at: opened, until: second, answer: 'declined' as const }] : []),
    { id: newId(), who: came, at: second, until: lines[seen]!.at, answer: 'taken' as const },
  ];
  const told = asked.flatMap(({ id, who, at, until, answer }): readonly Line[] => [
    { at, kind: 'page', value: id, reason: 'asked', text: who.name },
    ...(answer === 'declined' ? [{ at: until, kind: 'page', value: id, reason: 'declined', text: who.name, by: who.name } as const] : []),
  ]);
  const iso = (at: number): string => new Date(at).toISOString();
  return {
    lines: [...lines.slice(0, seen), ...told, ...lines.slice(seen)],
    add(incidentId) {
      for (const [place, { id, who, at, until, answer }] of asked.entries())
        add(
          page,
          {
            incidentId,
            cause: 1,
            step: place + 1,
            personId: personIds[who.key]!,
            rotaId,
            level: place + 1,
            askedAt: iso(at),
            seenAt: iso(at + Math.min(minute / 2, until - at)),
            answeredAt: iso(until),
            answer,
          },
          id,
        );
    },
  };
}

/** Of what nobody has seen: everybody in turn was asked, the first could not come, the others have not answered yet. */
export function callWaiting(
  { add, newId }: Making,
  lines: readonly Line[],
  { personIds, teamIds, rotaIds }: CallPlaces,
): SampleCall | undefined {
  const teamId = lines.find((each) => each.kind === 'team')?.value;
  const rota = sampleRotas.find((each) => teamIds[each.team] === teamId);
  const chain = rota && [rota, ...sampleRotas.filter((each) => each.key === rota.next)];
  const asked = chain?.flatMap(({ key, layers, escalationMinutes }) =>
    [...Map.groupBy(layers, (each) => each.level ?? 1)].map(([level, of]) => ({
      id: newId(),
      rotaId: rotaIds.get(key)!,
      level,
      who: cast.find((each) => each.key === of[0]!.people[0])!,
      escalationMinutes,
    })),
  );
  if (!asked || asked.length < 2) return undefined;
  const opened = lines.at(-1)!.at;
  const declinedAt = opened + 3 * minute;
  const told: Line[] = [];
  const pages: ((incidentId: string) => void)[] = [];
  let at = opened;
  for (const [place, { id, rotaId, level, who, escalationMinutes }] of asked.entries()) {
    const isDeclined = place === 0;
    const askedAt = new Date(at).toISOString();
    told.push({ at, kind: 'page', value: id, reason: 'asked', text: who.name });
    if (isDeclined) told.push({ at: declinedAt, kind: 'page', value: id, reason: 'declined', text: who.name, by: who.name });
    const answer = isDeclined ? { answeredAt: new Date(declinedAt).toISOString(), answer: 'declined' as const } : {};
    const seenAt = isDeclined ? new Date(opened + minute).toISOString() : null;
    const fields = { cause: 1, step: place + 1, personId: personIds[who.key]!, rotaId, level, askedAt, seenAt, ...answer };
    pages.push((incidentId) => void add(page, { incidentId, ...fields }, id));
    at = isDeclined ? declinedAt : at + escalationMinutes * minute;
  }
  told.push({ at, kind: 'page', value: '1', reason: 'unanswered' });
  return { lines: [...lines, ...told], add: (incidentId) => pages.forEach((each) => each(incidentId)) };
}
