/**
 * A project written down as people would: one line a task, indented under its summary, then a bar and what there is to say.
 *
 *     5d 4h        duration (a day is eight hours)          @jonas @ines/50   who works on it, with how much of a day
 *     ms           a milestone                              ?wireless/4       a skill at a level, as long as nobody is named
 *     =cabling     a name to refer to                       %desk             a team
 *     <cabling     follows it; <cabling:SS+2d <cabling:FF   ~                 side by side with the line before
 *     due+5        a deadline, days after the first plan    -                 follows nothing
 *     from+14      not before that day of the project       weekend           worked at weekends
 *     est          a guess                                  round             its duration runs around the clock
 *     #risk        a label                                  late              as late as possible
 *
 * Without a word about it a line follows the line before it under the same summary, the first one what ended the summary before; a milestone
 * follows everything under its summary that nothing else follows. People on a summary work on all
 * that names nobody else; what a summary follows, its first line does.
 */
import type { LinkFacts } from '#engine';

export interface OutlineLink {
  readonly from: number;
  readonly kind: LinkFacts['kind'];
  readonly lagMinutes: number;
}

export interface OutlineAssignee {
  readonly of: 'person' | 'skill' | 'team';
  readonly key: string;
  /** Percent of a day for a person, level for a skill. */
  readonly value: number | null;
}

export interface OutlineTask {
  readonly name: string;
  readonly level: number;
  readonly parent: number | null;
  readonly isSummary: boolean;
  readonly isMilestone: boolean;
  readonly minutes: number;
  readonly links: readonly OutlineLink[];
  readonly assignees: readonly OutlineAssignee[];
  readonly labels: readonly string[];
  readonly dueDays: number | null;
  readonly fromDays: number | null;
  readonly flags: ReadonlySet<string>;
}

interface Draft {
  readonly name: string;
  readonly level: number;
  readonly parent: number | null;
  readonly words: readonly string[];
}

export function readOutline(text: string): readonly OutlineTask[] {
  const drafts = draftsOf(text);
  const named = new Map(
    drafts.flatMap((draft, index) => draft.words.filter((word) => word.startsWith('=')).map((word) => [word.slice(1), index] as const)),
  );
  const isSummary = drafts.map((draft, index) => drafts[index + 1]?.parent === index && draft.level < drafts[index + 1]!.level);
  const links: (readonly OutlineLink[])[] = [];
  const followed = new Set<number>();
  for (const index of drafts.keys()) {
    const own = isSummary[index] ? [] : linksOf(drafts, isSummary, links, followed, named, index);
    for (const { from } of own) followed.add(from);
    links.push(own);
  }
  return drafts.map((draft, index) => taskOf(draft, isSummary[index]!, links[index]!, drafts));
}

function draftsOf(text: string): readonly Draft[] {
  const above: number[] = [];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const level = (line.length - line.trimStart().length) / 2;
      const [name, words = ''] = line.trim().split(' | ');
      above.length = level;
      const parent = above[level - 1] ?? null;
      above.push(index);
      return { name: name!, level, parent, words: words.split(' ').filter(Boolean) };
    });
}

function linksOf(
  drafts: readonly Draft[],
  isSummary: readonly boolean[],
  links: readonly (readonly OutlineLink[])[],
  followed: ReadonlySet<number>,
  named: ReadonlyMap<string, number>,
  index: number,
): readonly OutlineLink[] {
  const { parent, words } = drafts[index]!;
  const ofSummaries = wordsOfSummaries(drafts, index);
  const wanted = (from: readonly string[]) => from.filter((word) => word.startsWith('<')).map((word) => linkOf(word, named));
  const told = wanted(words);
  const inherited = wanted(ofSummaries);
  const isMilestone = words.includes('ms');
  if (!isMilestone && (told.length > 0 || words.includes('-') || ofSummaries.includes('-'))) return [...told, ...inherited];
  const isUnder = (candidate: number): boolean => {
    for (let up = drafts[candidate]!.parent; up !== null; up = drafts[up]!.parent) if (up === parent) return true;
    return parent === null;
  };
  const earlier = Array.from({ length: index }, (_, k) => k).filter((k) => !isSummary[k]);
  const finishToStart = (from: number): OutlineLink => ({ from, kind: 'FS', lagMinutes: 0 });
  if (words.includes('~')) return links[earlier.at(-1) ?? 0] ?? [];
  const inside = earlier.filter(isUnder);
  if (isMilestone && (told.length > 0 || inside.length > 0)) {
    const open = inside.filter((k) => !followed.has(k) && !told.some((link) => link.from === k));
    return [...told, ...open.map(finishToStart)];
  }
  if (inside.length > 0) return [finishToStart(inside.at(-1)!)];
  const before = earlier.at(-1);
  return before === undefined ? [] : [finishToStart(before), ...inherited];
}

/** What is said of a summary holds for the first line under it. */
function wordsOfSummaries(drafts: readonly Draft[], index: number): readonly string[] {
  const words: string[] = [];
  for (let at = index; drafts[at]!.parent === at - 1; at--) words.push(...drafts[at - 1]!.words);
  return words;
}

function linkOf(word: string, named: ReadonlyMap<string, number>): OutlineLink {
  const [, name, kind = 'FS', sign, amount, unit] = /^<([\w-]+?)(?::(FS|SS|FF|SF))?(?:([+-])(\d+)([dh]))?$/.exec(word) ?? [];
  const from = name === undefined ? undefined : named.get(name);
  if (from === undefined) throw new Error(`the outline knows no ${word}`);
  const minutes = Number(amount ?? 0) * (unit === 'h' ? 60 : 480);
  return { from, kind: kind as OutlineLink['kind'], lagMinutes: sign === '-' ? -minutes : minutes };
}

function taskOf(draft: Draft, isSummary: boolean, links: readonly OutlineLink[], drafts: readonly Draft[]): OutlineTask {
  const { words } = draft;
  const days = (word: string): number | null => {
    const found = words.find((each) => each.startsWith(`${word}+`));
    return found === undefined ? null : Number(found.slice(word.length + 1));
  };
  return {
    name: draft.name,
    level: draft.level,
    parent: draft.parent,
    isSummary,
    isMilestone: words.includes('ms'),
    minutes: words.includes('ms') ? 0 : words.reduce((sum, word) => sum + minutesOf(word), 0) || 480,
    links,
    assignees: isSummary || words.includes('ms') ? [] : assigneesOf(draft, drafts),
    labels: words.filter((word) => word.startsWith('#')).map((word) => word.slice(1)),
    dueDays: days('due'),
    fromDays: days('from'),
    flags: new Set(words.filter((word) => ['weekend', 'est', 'round', 'late'].includes(word))),
  };
}

function minutesOf(word: string): number {
  const [, amount, unit] = /^(\d+(?:\.5)?)([dh])$/.exec(word) ?? [];
  return amount === undefined ? 0 : Number(amount) * (unit === 'h' ? 60 : 480);
}

function assigneesOf(draft: Draft, drafts: readonly Draft[]): readonly OutlineAssignee[] {
  for (let at: Draft | undefined = draft; at; at = at.parent === null ? undefined : drafts[at.parent]) {
    const found = at.words.filter((word) => /^[@?%]/.test(word));
    if (found.length > 0) return found.map(assigneeOf);
  }
  return [];
}

const kinds = { '@': 'person', '?': 'skill', '%': 'team' } as const;

function assigneeOf(word: string): OutlineAssignee {
  const [key, value] = word.slice(1).split('/');
  return { of: kinds[word[0] as keyof typeof kinds], key: key!, value: value === undefined ? null : Number(value) };
}
