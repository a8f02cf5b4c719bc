/**
 * Keeps the computed dates of every project in step with what is committed. It listens to the journal, finds the plans that a commit
 * touches and computes each anew; screens that plan compute for themselves and need not wait for it.
 *
 * Plans that wait are read, computed and kept together. A large plan under a stream of changes is computed now and then rather than
 * after each; all plans together take a sixteenth of the time. How far the journal has been looked through is kept, so that a stop in between loses nothing.
 */
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { inOrganisation, type Tools } from '#platform/server';
import { affectedProjects } from './affected-projects.ts';
import { instantOf } from '#calendar/rules';
import type { Plan } from '#engine';
import { planOf, type ProjectFacts } from '#projects/rules';
import { differingTasks, isSameProject } from './computed-plan.ts';
import { keepPlans, type Computed } from './keep-plans.ts';
import { PlanMemory, type ProjectNow } from './plan-memory.ts';

export interface Scheduler {
  /** Something was committed in this organisation, or somebody looks at its plans. */
  look(organisationId: string): void;
  /** When all that was committed before has been computed. */
  settled(organisationId: string): Promise<void>;
  stop(): Promise<void>;
}

interface Waiting {
  /** Milliseconds on the monotonic clock before which it is not computed. */
  readonly notBefore: number;
  readonly failures?: number;
}

interface Organisation {
  position: number | undefined;
  mustLook: boolean;
  lookedAt: number;
  readonly waiting: Map<string, Waiting>;
  running: Promise<void> | undefined;
  /** Ends a pause early. */
  wake: AbortController;
}

/** Plans larger than this are computed beside the server's own thread. */
const largePlan = 2000;
const firstPause = 20;
/** The journal is looked through at once, and again only after this pause: commits that follow each other closely are seen together. */
const lookPause = 250;
/** Read, computed and kept together at most. */
const most = 16;
/** Milliseconds from which on a plan is computed by itself. */
const slow = 300;
const longestPause = 3000;
/** A plan that changes again within so many times its cost waits for more changes; a single change is computed at once. */
const often = 20;
/** All plans together may take this share of the time, beyond a burst of so many milliseconds of waiting that may be owed. */
const shareOfAll = 1 / 16;
const burst = 1500;

/** Why a pause ends early; an exception of its own would cost more than the pause saves. */
const news = 'there is something to look at';

export function makeScheduler(tools: Tools): Scheduler {
  const organisations = new Map<string, Organisation>();
  const history = new Map<string, { readonly cost: number; readonly at: number }>();
  const memory = new PlanMemory();
  let isStopped = false;
  let hurried = 0;
  /** When computing may go on without a pause; it moves ahead by what each computation owes. */
  let evenAt = 0;
  let workers: Piscina | undefined;

  const isSlow = (projectId: string): boolean => (history.get(projectId)?.cost ?? 0) > slow;

  const of = (organisationId: string): Organisation => {
    let found = organisations.get(organisationId);
    if (!found)
      organisations.set(
        organisationId,
        (found = {
          position: undefined,
          mustLook: false,
          lookedAt: -lookPause,
          waiting: new Map(),
          running: undefined,
          wake: new AbortController(),
        }),
      );
    return found;
  };

  function look(organisationId: string): void {
    if (isStopped) return;
    const organisation = of(organisationId);
    organisation.mustLook = true;
    organisation.wake.abort(news);
    organisation.running ??= work(organisationId, organisation)
      .catch((error: unknown) =>
        tools.log.error({ err: error, organisationId }, 'plans could not be computed; the next change tries again'),
      )
      .finally(() => {
        organisation.running = undefined;
        if (organisation.mustLook) look(organisationId);
      });
  }

  async function work(organisationId: string, organisation: Organisation): Promise<void> {
    while (!isStopped && (organisation.mustLook || organisation.waiting.size > 0)) {
      if (organisation.mustLook) {
        const pause = organisation.lookedAt + lookPause - performance.now();
        if (pause > 0 && hurried === 0) await sleep(pause, undefined, { ref: false });
        organisation.mustLook = false;
        organisation.lookedAt = performance.now();
        await lookThrough(organisationId, organisation);
      }
      const now = performance.now();
      const next = [...organisation.waiting].toSorted((left, right) => left[1].notBefore - right[1].notBefore);
      const [first] = next;
      if (!first) break;
      const [firstId, { notBefore, failures = 0 }] = first;
      const pause = Math.max(notBefore, evenAt - burst) - now;
      if (pause > 0 && (hurried === 0 || failures > 0)) {
        organisation.wake = new AbortController();
        if (!organisation.mustLook) await sleep(pause, undefined, { signal: organisation.wake.signal, ref: false }).catch(() => {});
        continue;
      }
      await computeOrWait(organisationId, organisation, failures > 0 || isSlow(firstId) ? [firstId] : dueOf(next, now));
      if (organisation.waiting.size === 0 && !organisation.mustLook) await keepPosition(organisationId, organisation.position!);
    }
  }

  /** One that failed or takes long is computed alone, so that it holds up no other; of those not yet known few are read at once. */
  function dueOf(waiting: readonly (readonly [string, Waiting])[], now: number): readonly string[] {
    let room = most;
    return waiting
      .filter(([id, { notBefore, failures }]) => {
        if (failures || isSlow(id) || (hurried === 0 && notBefore > now)) return false;
        room -= history.has(id) ? 1 : most / 4;
        return room >= 0;
      })
      .map(([id]) => id);
  }

  async function computeOrWait(organisationId: string, organisation: Organisation, projectIds: readonly string[]): Promise<void> {
    const before = projectIds.map((id) => [id, organisation.waiting.get(id)?.failures ?? 0] as const);
    for (const id of projectIds) organisation.waiting.delete(id);
    try {
      await compute(organisationId, projectIds);
    } catch (error) {
      for (const [projectId, failed] of before) {
        const failures = failed + 1;
        organisation.waiting.set(projectId, { notBefore: performance.now() + Math.min(300_000, 1000 * 2 ** failures), failures });
        tools.log.error({ err: error, organisationId, projectId, failures }, 'a plan could not be computed; it will be tried again');
      }
    }
  }

  async function lookThrough(organisationId: string, organisation: Organisation): Promise<void> {
    const found = await inOrganisation(
      tools.pool,
      organisationId,
      async (client) => {
        const { rows } = await client.query<{ head: number | null; watched: number | null }>(
          `select (select sequence from platform.journal_head where org_id = $1) as head, (select sequence from projects.plan_watch where org_id = $1) as watched`,
          [organisationId],
        );
        const head = rows[0]!.head ?? 0;
        const after = organisation.position ?? rows[0]!.watched ?? 0;
        const affected = after < head ? await affectedProjects(client, organisationId, after, head) : [];
        organisation.position = head;
        memory.pass(organisationId, after, head, affected);
        return affected;
      },
      { readOnly: true },
    );
    const now = performance.now();
    for (const projectId of found) {
      if (organisation.waiting.has(projectId)) continue;
      const last = history.get(projectId);
      const isOften = last !== undefined && now - last.at < last.cost * often;
      organisation.waiting.set(projectId, {
        notBefore: now + (isOften ? Math.min(longestPause, Math.max(firstPause, 4 * last.cost)) : firstPause),
      });
    }
  }

  async function compute(organisationId: string, projectIds: readonly string[]): Promise<void> {
    const began = performance.now();
    const found = await inOrganisation(tools.pool, organisationId, (client) => memory.read(client, organisationId, projectIds), {
      readOnly: true,
    });
    const computed: Computed[] = [];
    for (const [projectId, now] of found) computed.push(await computedOf(projectId, now));
    const differing = computed.filter(({ kept, plan, differing: tasks }) => !kept || tasks.length > 0 || !isSameProject(kept.plan, plan));
    const changed = differing.length
      ? await inOrganisation(tools.pool, organisationId, (client) => keepPlans(client, organisationId, differing, tools.now()))
      : new Map<string, number>();
    const end = performance.now();
    for (const each of computed) {
      const { projectId, sequence, plan } = each;
      const kept = !differing.includes(each) ? each.kept : changed.has(projectId) ? { sequence, plan } : undefined;
      memory.remember(projectId, { organisationId, sequence, facts: found.get(projectId)!.facts, kept });
      history.set(projectId, { cost: (end - began) / computed.length, at: end });
    }
    evenAt = Math.min(Math.max(evenAt, began) + (end - began) / shareOfAll, end + burst + longestPause);
    const news = differing.filter(({ projectId }) => changed.get(projectId));
    if (news.length)
      await tools.tell(
        organisationId,
        news.map(({ projectId, sequence, plan }) => ({
          topic: 'plan-computed',
          scopeId: projectId,
          data: { projectId, sequence, changed: changed.get(projectId)!, finishAt: instantOf(plan.finish) },
        })),
      );
  }

  /** Other work gets its turn between two plans. */
  async function computedOf(projectId: string, { facts, sequence, kept, touched }: ProjectNow): Promise<Computed> {
    const plan = await (facts.tasks.length > largePlan ? inWorker(facts) : breathe().then(() => planOf(facts)));
    return { projectId, sequence, kept, plan, differing: kept ? differingTasks(kept.plan, plan, touched) : plan.tasks };
  }

  async function inWorker(facts: ProjectFacts): Promise<Plan> {
    workers ??= new Piscina({
      filename: new URL('plan-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
    });
    return (await workers.run(facts)) as Plan;
  }

  async function keepPosition(organisationId: string, sequence: number): Promise<void> {
    await inOrganisation(tools.pool, organisationId, (client) =>
      client.query(
        `insert into projects.plan_watch as old (org_id, sequence) values ($1, $2) on conflict (org_id) do update set sequence = excluded.sequence where old.sequence < excluded.sequence`,
        [organisationId, sequence],
      ),
    );
  }

  return {
    look,
    async settled(organisationId) {
      hurried++;
      look(organisationId);
      for (let running = of(organisationId).running; running; running = of(organisationId).running) await running;
      hurried--;
    },
    async stop() {
      isStopped = true;
      for (const organisation of organisations.values()) organisation.wake.abort();
      await Promise.allSettled([...organisations.values()].map((each) => each.running));
      await workers?.destroy();
    },
  };
}
