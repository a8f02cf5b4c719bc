import type { Member } from './member-time.ts';
import type { Ask, LevelConflict, LevelTask } from './pool-facts.ts';

/**
 * Who may do it, best first: whom the ask prefers, then who is not better than needed (so that experts stay free), then by id.
 * A member without any share can do nothing.
 */
export function candidatesOf(
  ask: Ask,
  task: LevelTask,
  members: readonly Member[],
  memberNumber: ReadonlyMap<string, number>,
  conflicts: LevelConflict[],
): readonly number[] {
  if (ask.resource !== undefined) {
    const named = memberNumber.get(ask.resource);
    if (named === undefined) conflicts.push({ kind: 'unknown-resource', tasks: [task.id], about: ask.resource });
    else if ((members[named] as Member).line.share > 0) return [named];
    else conflicts.push({ kind: 'no-capacity', tasks: [task.id], resource: ask.resource });
    return [];
  }
  const level = ask.level ?? 1;
  const prefers = new Map((ask.prefers ?? []).map((id, place) => [id, place]));
  const found = members.flatMap((member, at) => {
    if (member.line.share <= 0 || (ask.team === undefined && ask.skill === undefined)) return [];
    if (ask.team !== undefined && !member.facts.teams?.includes(ask.team)) return [];
    const has =
      ask.skill === undefined
        ? level
        : Math.max(-1, ...(member.facts.skills ?? []).filter((one) => one.skill === ask.skill).map((one) => one.level));
    return has < level ? [] : [{ at, surplus: has - level, preference: prefers.get(member.id) ?? prefers.size }];
  });
  if (found.length === 0) conflicts.push({ kind: 'nobody-can', tasks: [task.id], about: askedFor(ask) });
  return found.toSorted((a, b) => a.preference - b.preference || a.surplus - b.surplus || a.at - b.at).map((one) => one.at);
}

function askedFor(ask: Ask): string {
  return [ask.team, ask.skill && `${ask.skill} ${ask.level ?? 1}`].filter(Boolean).join(', ');
}
