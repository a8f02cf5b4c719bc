/**
 * Plans computed lately, with what they were computed from: so that of a project that changed only the change is read, and of its dates
 * only those that differ are written. Bounded by the number of tasks; what was not asked for longest is forgotten first.
 */
import type { PoolClient } from 'pg';
import type { Plan } from '#engine';
import { unpackSnapshot, type ProjectFacts } from '#projects/rules';
import { readProject, readSince, type ReadProject, type Since } from './read-project.ts';

export interface Remembered {
  readonly organisationId: string;
  /** Position of the journal up to which the facts are true. */
  readonly sequence: number;
  readonly facts: ProjectFacts;
  /** What the table of computed dates held when it was last written; undefined when that is not known. */
  readonly kept?: { readonly sequence: number; readonly plan: Plan };
}

export interface ProjectNow extends Remembered {
  /** Tasks of which a row may have been lost or made since the plan was kept. */
  readonly touched: ReadonlySet<string>;
}

const mostTasks = 60_000;
const none: ReadonlySet<string> = new Set();

const factsOf = (read: ReadProject): ProjectFacts => unpackSnapshot(read as never);

/** Rows in the order of their ids, as a whole reading gives them. */
function merged<R extends { readonly id: string }>(before: readonly R[], touched: ReadonlySet<string>, now: readonly R[]): readonly R[] {
  if (touched.size === 0) return before;
  return [...before.filter((row) => !touched.has(row.id)), ...now].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function changed(before: Remembered, { read, touched, keptAt }: Since): ProjectNow {
  const now = factsOf(read);
  return {
    organisationId: before.organisationId,
    sequence: read.sequence,
    facts: {
      ...before.facts,
      project: now.project,
      tasks: merged(before.facts.tasks, touched, now.tasks),
      links: merged(before.facts.links, touched, now.links),
    },
    kept: before.kept?.sequence === keptAt ? before.kept : undefined,
    touched,
  };
}

export class PlanMemory {
  private readonly plans = new Map<string, Remembered>();
  private tasks = 0;

  /** Projects as they are now, by id; one that does not exist is left out. */
  async read(client: PoolClient, organisationId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectNow>> {
    const known = projectIds.filter((id) => this.plans.has(id));
    const since = await readSince(client, organisationId, new Map(known.map((id) => [id, this.plans.get(id)!.sequence])));
    const now = new Map<string, ProjectNow>();
    await Promise.all(
      projectIds.map(async (projectId) => {
        const before = this.plans.get(projectId);
        const change = since.get(projectId);
        if (before && change) return now.set(projectId, changed(before, change));
        this.forget(projectId);
        const read = await readProject(client, organisationId, projectId, { purpose: 'planning' });
        return read && now.set(projectId, { organisationId, sequence: read.sequence, facts: factsOf(read), touched: none });
      }),
    );
    return now;
  }

  remember(projectId: string, remembered: Remembered): void {
    this.forget(projectId);
    this.plans.set(projectId, remembered);
    this.tasks += remembered.facts.tasks.length;
    for (const oldest of this.plans.keys()) {
      if (this.tasks <= mostTasks) break;
      this.forget(oldest);
    }
  }

  /** The journal was looked through between two positions: plans that it does not touch there are as good as read at the later one. */
  pass(organisationId: string, after: number, upTo: number, affected: readonly string[]): void {
    for (const [projectId, each] of this.plans)
      if (each.organisationId === organisationId && each.sequence >= after && each.sequence < upTo && !affected.includes(projectId))
        this.plans.set(projectId, { ...each, sequence: upTo });
  }

  forget(projectId: string): void {
    this.tasks -= this.plans.get(projectId)?.facts.tasks.length ?? 0;
    this.plans.delete(projectId);
  }
}
