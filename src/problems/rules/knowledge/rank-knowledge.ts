/** What is known about a matter like this: articles and known errors, those that fit best first. */
import { weightsOf, wordsOf } from '../words-of.ts';

export interface Known {
  readonly id: string;
  /** Words of its title, and of what it says. */
  readonly titleWords: readonly string[];
  readonly bodyWords: readonly string[];
  readonly serviceIds: readonly string[];
}

export interface Matter {
  readonly title: string;
  readonly description: string;
  readonly serviceId: string | null;
}

export interface Match<K extends Known> {
  readonly known: K;
  /** 0 to 1: how much of what the matter says stands in it, and whether it is about the same service. */
  readonly score: number;
  readonly isSameService: boolean;
}

/** A word in the title counts whole, one in the text half; what the description says counts for less than the title of the matter. */
const share = { title: 1, body: 0.5, description: 0.4, service: 0.25 };
/** Below this it is not offered: one common word is chance. */
const least = 0.3;

export const knownOf = (id: string, title: string, body: string, serviceIds: readonly string[]): Known => ({
  id,
  titleWords: wordsOf(title),
  bodyWords: wordsOf(body),
  serviceIds,
});

/** How much each word tells among what is known. */
export const weighKnown = (all: readonly Known[]): ((word: string) => number) =>
  weightsOf(all.map(({ titleWords, bodyWords }) => [...titleWords, ...bodyWords]));

/** The best, at most so many; what is equal stands in order of id. Something about other services only is offered when the words are the same. */
export function rankKnowledge<K extends Known>(
  { title, description, serviceId }: Matter,
  all: readonly K[],
  weight: (word: string) => number,
  most = 5,
): readonly Match<K>[] {
  const told = new Map(wordsOf(description).map((word) => [word, weight(word) * share.description]));
  for (const word of wordsOf(title)) told.set(word, weight(word));
  const whole = [...told.values()].reduce((sum, each) => sum + each, 0);
  if (whole === 0) return [];
  // What the title says is the measure: a long description does not make everything unlike.
  const measure = Math.max(
    whole * 0.5,
    wordsOf(title).reduce((sum, word) => sum + weight(word), 0),
  );
  return all
    .map((known) => {
      const [titles, bodies] = [new Set(known.titleWords), new Set(known.bodyWords)];
      let common = 0;
      for (const [word, worth] of told) common += titles.has(word) ? worth * share.title : bodies.has(word) ? worth * share.body : 0;
      const isSameService = serviceId !== null && known.serviceIds.includes(serviceId);
      const isElsewhere = serviceId !== null && known.serviceIds.length > 0 && !isSameService;
      const words = Math.min(1, common / measure);
      const fits = words * (1 - share.service) + (isSameService ? share.service : 0);
      return { known, score: words === 0 ? 0 : isElsewhere ? words * 0.6 : fits, isSameService };
    })
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score || (one.known.id < other.known.id ? -1 : 1))
    .slice(0, most);
}
