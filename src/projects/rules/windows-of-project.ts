/** Which windows concern a project, and in which freezes its tasks lie. Dates do not give way to windows yet; whoever plans is told. */
import type { Tick } from '#engine';
import type { WindowRow } from '#calendar/rules';
import type { ProjectFacts } from './plan-facts.ts';

/**
 * Those of the whole organisation, of this project, and of the sites and teams of whoever works on it. Which services and environments a
 * project touches is not known, so that their windows are not taken for its own.
 */
export function concernsProject(
  { scope, scopeIds }: Pick<WindowRow, 'scope' | 'scopeIds'>,
  projectId: string,
  people: readonly Pick<ProjectFacts['people'][number], 'siteId' | 'teamId'>[],
): boolean {
  const isNamed = (id: string | null) => id !== null && scopeIds.includes(id);
  if (scope === 'organisation') return true;
  if (scope === 'project') return isNamed(projectId);
  if (scope === 'site') return people.some((each) => isNamed(each.siteId));
  return scope === 'team' && people.some((each) => isNamed(each.teamId));
}

/** Hard freezes within a task's dates. None when it is done: then nothing is left to be kept out of them. */
export const freezesIn = <B extends { readonly kind: string; readonly from: Tick; readonly to: Tick }>(
  bands: readonly B[],
  task: { readonly start: Tick; readonly finish: Tick; readonly percent: number },
): readonly B[] =>
  task.percent >= 100
    ? []
    : bands.filter((band) => band.kind === 'freeze' && band.from < Math.max(task.finish, task.start + 1) && band.to > task.start);
