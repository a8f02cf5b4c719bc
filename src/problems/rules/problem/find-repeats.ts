/** Incidents that look alike: the same cause, told again and again. Proposals for a problem, with why they are taken for one. */
import { weightsOf, wordsOf } from '../words-of.ts';

export interface TellingIncident {
  readonly id: string;
  readonly title: string;
  readonly serviceId: string | null;
  readonly assetIds: readonly string[];
  /** Keys of the alerts from which it came. */
  readonly alertKeys: readonly string[];
}

export interface RepeatGroup {
  readonly serviceId: string | null;
  /** The title that came most often. */
  readonly title: string;
  /** Words that all of its titles have. */
  readonly words: readonly string[];
  readonly incidentIds: readonly string[];
  /** By what they were found: the same alert, the same asset, words of the title. */
  readonly by: readonly ('alert' | 'asset' | 'title')[];
}

/** From this share of common words on titles are about the same; of the same asset less is enough. */
const likeness = { title: 0.5, asset: 0.25 };

/** One way of telling it, with all incidents that are told so. */
interface Telling {
  readonly words: readonly string[];
  readonly weight: number;
  readonly assetIds: ReadonlySet<string>;
  readonly incidents: TellingIncident[];
}

/**
 * Groups of at least so many, the largest first. Incidents belong together that came from the same alert of the same service, or that are
 * about the same service and whose titles have most of their words in common; of the same asset fewer words are enough. Words are folded and
 * weighed (`wordsOf`). The same incidents give the same groups, in whatever order they come.
 */
export function findRepeats(incidents: readonly TellingIncident[], least = 3): readonly RepeatGroup[] {
  const sorted = incidents.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const weight = weightsOf(sorted.map((each) => wordsOf(each.title)));
  const groups = Map.groupBy(sorted, (each) => each.serviceId);
  return [...groups]
    .flatMap(([serviceId, of]) => groupsOf(serviceId, of, weight))
    .filter((group) => group.incidentIds.length >= least)
    .toSorted((one, other) => other.incidentIds.length - one.incidentIds.length || (one.incidentIds[0]! < other.incidentIds[0]! ? -1 : 1));
}

function groupsOf(
  serviceId: string | null,
  incidents: readonly TellingIncident[],
  weight: (word: string) => number,
): readonly RepeatGroup[] {
  const tellings = tellingsOf(incidents, weight);
  const leaders: Telling[][] = [];
  const by = new Map<Telling[], Set<'alert' | 'asset' | 'title'>>();
  for (const telling of tellings) {
    const found = nearest(telling, leaders, weight);
    if (found) {
      found.group.push(telling);
      by.get(found.group)!.add(found.by);
    } else {
      const group = [telling];
      leaders.push(group);
      by.set(group, new Set(telling.incidents.length > 1 ? ['title'] : []));
    }
  }
  return joinedByAlert(leaders).map((groupsTogether) => {
    const parts = groupsTogether.flat();
    const of = parts.flatMap((each) => each.incidents).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const reasons = new Set(groupsTogether.flatMap((group) => [...by.get(group)!]));
    if (hasSharedKey(of)) reasons.add('alert');
    return {
      serviceId,
      title: commonest(of.map((each) => each.title)),
      words: parts[0]!.words.filter((word) => parts.every((each) => each.words.includes(word))),
      incidentIds: of.map((each) => each.id),
      by: (['alert', 'asset', 'title'] as const).filter((each) => reasons.has(each)),
    };
  });
}

/** Titles that fold to the same words are one telling; those that come most often lead. */
function tellingsOf(incidents: readonly TellingIncident[], weight: (word: string) => number): readonly Telling[] {
  const byWords = Map.groupBy(incidents, (each) => wordsOf(each.title).toSorted().join(' ') || each.title.toLowerCase());
  return [...byWords.values()]
    .map((of) => {
      const words = wordsOf(of[0]!.title);
      return {
        words,
        weight: words.reduce((sum, word) => sum + weight(word), 0),
        assetIds: new Set(of.flatMap((each) => each.assetIds)),
        incidents: of,
      };
    })
    .toSorted((one, other) => other.incidents.length - one.incidents.length || (one.incidents[0]!.id < other.incidents[0]!.id ? -1 : 1));
}

function nearest(
  telling: Telling,
  groups: readonly Telling[][],
  weight: (word: string) => number,
): { readonly group: Telling[]; readonly by: 'asset' | 'title' } | undefined {
  let best: { group: Telling[]; by: 'asset' | 'title'; share: number } | undefined;
  for (const group of groups) {
    const leader = group[0]!;
    const common = telling.words.reduce((sum, word) => sum + (leader.words.includes(word) ? weight(word) : 0), 0);
    const whole = telling.weight + leader.weight - common;
    const share = whole === 0 ? 0 : common / whole;
    const isSameAsset = [...telling.assetIds].some((id) => leader.assetIds.has(id));
    const isAlike = share >= likeness.title || (isSameAsset && share >= likeness.asset);
    if (isAlike && (!best || share > best.share)) best = { group, by: share >= likeness.title ? 'title' : 'asset', share };
  }
  return best;
}

/** Groups that the same alert has told of are one. */
function joinedByAlert(groups: readonly Telling[][]): readonly Telling[][][] {
  const joined: Telling[][][] = [];
  const placeOf = new Map<string, Telling[][]>();
  for (const group of groups) {
    const keys = [...new Set(group.flatMap((each) => each.incidents.flatMap((incident) => incident.alertKeys)))];
    const known = [...new Set(keys.flatMap((key) => placeOf.get(key) ?? []))];
    const home = known[0] === undefined ? undefined : joined.find((each) => each.includes(known[0]!));
    const target = home ?? [];
    if (!home) joined.push(target);
    target.push(group);
    // Groups that this one brings together move in with the first.
    for (const other of joined.filter((each) => each !== target && known.some((of) => each.includes(of)))) {
      target.push(...other);
      joined.splice(joined.indexOf(other), 1);
    }
    for (const each of target)
      for (const key of each.flatMap((of) => of.incidents.flatMap((incident) => incident.alertKeys))) placeOf.set(key, target);
  }
  return joined;
}

function hasSharedKey(incidents: readonly TellingIncident[]): boolean {
  const seen = new Set<string>();
  return incidents.some((each) => {
    const isShared = each.alertKeys.some((key) => seen.has(key));
    for (const key of each.alertKeys) seen.add(key);
    return isShared;
  });
}

/** The one that comes most often; of several the first by letters. */
function commonest(titles: readonly string[]): string {
  const counts = [...Map.groupBy(titles, (each) => each)].map(([title, of]) => ({ title, count: of.length }));
  return counts.toSorted((one, other) => other.count - one.count || (one.title < other.title ? -1 : 1))[0]!.title;
}
