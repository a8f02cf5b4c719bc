/**
 * Looks: each monitor of every organisation at its own moment, a bounded number at once, none twice at once. Of several servers one does it. What was
 * found before a restart is gone on with.
 */
import {
  exampleResult,
  monitor,
  nextCheckAt,
  probeSpecOf,
  type Circumstances,
  type Monitor,
  type ProbeResult,
  type ProbeSpec,
} from '#monitoring/rules';
import { inOrganisation, memoryOf, newId, readAll, type Tools } from '#platform/server';
import type { Judge, Watched } from './judge.ts';
import { giveLeaseBack, leaseSeconds, takeLease } from './lease.ts';
import type { MeasuredBuffer } from './measured-buffer.ts';
import { newRun, readPushed, readRuns } from './runs.ts';

export type Look = (spec: ProbeSpec, signal: AbortSignal) => Promise<ProbeResult>;

export interface RunnerParts {
  readonly tools: Tools & { readonly listen: (listener: (organisationId: string) => void) => () => void };
  readonly look: Look;
  readonly judge: Judge;
  readonly buffer: MeasuredBuffer;
}

export interface Runner {
  /** A monitor that is pushed was heard now. */
  pushed(organisationId: string, monitorId: string, at: number): Promise<void>;
  stop(): Promise<void>;
}

interface Entry extends Watched {
  dueAt: number;
  running: Promise<void> | null;
}

const mostAtOnce = 64;
/** Milliseconds: of the lease, of looking again whether a pause of telling is over, of reading monitors anew after a deed. */
const pauses = { lease: (leaseSeconds * 1000) / 3, telling: 15_000, reading: 200 } as const;

export async function startRunner({ tools, look, judge, buffer }: RunnerParts): Promise<Runner> {
  const me = newId();
  const stopping = new AbortController();
  const entries = new Map<string, Entry>();
  const monitorsOf = memoryOf([monitor], (client, organisationId) => readAll(client, monitor, organisationId));
  const timers = new Set<NodeJS.Timeout>();
  const reading = new Map<string, NodeJS.Timeout>();
  let isHolder = false;
  let running = 0;
  let waking: NodeJS.Timeout | undefined;
  const now = (): number => Date.parse(tools.now());

  /** Errors are ours, and nobody waits for an answer. */
  const quietly = (work: Promise<unknown>, what: string): Promise<void> =>
    work.then(
      () => {},
      (error: unknown) => {
        if (!stopping.signal.aborted) tools.log.error({ err: error }, what);
      },
    );

  async function read(organisationId: string): Promise<void> {
    if (!isHolder) return;
    const { monitors, runs } = await inOrganisation(
      tools.pool,
      organisationId,
      async (client) => {
        const monitors = await monitorsOf(client, organisationId);
        const isKnown = monitors.every((each) => entries.has(each.id));
        return { monitors, runs: isKnown ? null : await readRuns(client, organisationId) };
      },
      { readOnly: true },
    );
    const there = new Set(monitors.map((each) => each.id));
    for (const [id, entry] of entries) if (entry.organisationId === organisationId && !there.has(id)) entries.delete(id);
    for (const each of monitors) take(organisationId, each, runs?.get(each.id));
    wake();
  }

  function take(organisationId: string, each: Monitor, run = newRun(now())): void {
    const known = entries.get(each.id);
    const dueAt = nextCheckAt(each.id, each.intervalSeconds, now());
    if (!known) {
      // What has never been looked at, and what should have been while nobody looked, is looked at now.
      const isLate = run.checkedAt === null || now() - run.checkedAt > each.intervalSeconds * 1000;
      entries.set(each.id, { organisationId, monitor: each, run, dueAt: isLate ? now() : dueAt, running: null });
      if (!each.isEnabled) restOf(entries.get(each.id)!);
      return;
    }
    const before = known.monitor;
    known.monitor = each;
    if (before.isEnabled && !each.isEnabled) restOf(known);
    else if (!before.isEnabled && each.isEnabled) known.dueAt = now();
    else if (JSON.stringify(before.settings) !== JSON.stringify(each.settings) || before.intervalSeconds !== each.intervalSeconds)
      known.dueAt = Math.min(dueAt, now() + 1000);
    else if (before.mutedUntil !== each.mutedUntil)
      void quietly(
        alone(known, () => judge.tell(known, now())),
        'a monitor could not tell',
      );
  }

  const restOf = (entry: Entry): void =>
    void quietly(
      alone(entry, () => judge.rest(entry, now())),
      'a monitor could not be switched off',
    );

  /** One thing at a time with one monitor. */
  function alone(entry: Entry, work: () => Promise<void>): Promise<void> {
    const next = (entry.running ?? Promise.resolve()).then(work);
    const settled = next
      .catch(() => {})
      .then(() => {
        if (entry.running === settled) entry.running = null;
      });
    entry.running = settled;
    return next;
  }

  function wake(): void {
    clearTimeout(waking);
    if (!isHolder || stopping.signal.aborted || running >= mostAtOnce) return;
    let next = Infinity;
    for (const each of entries.values()) if (each.monitor.isEnabled && each.running === null && each.dueAt < next) next = each.dueAt;
    if (next === Infinity) return;
    waking = setTimeout(runDue, Math.min(60_000, Math.max(5, next - now())));
    waking.unref();
  }

  function runDue(): void {
    const at = now();
    const due = [...entries.values()].filter((each) => each.monitor.isEnabled && each.running === null && each.dueAt <= at);
    for (const entry of due.toSorted((one, other) => one.dueAt - other.dueAt)) {
      if (running >= mostAtOnce) break;
      void check(entry);
    }
    wake();
  }

  async function check(entry: Entry): Promise<void> {
    const { monitor: of } = entry;
    entry.dueAt = nextCheckAt(of.id, of.intervalSeconds, now());
    running++;
    await quietly(
      alone(entry, async () => {
        const began = now();
        const result = await resultOf(entry, began);
        if (result === null || stopping.signal.aborted || entries.get(of.id) !== entry || !entry.monitor.isEnabled) return;
        await conclude(entry, result, began);
      }),
      'a check could not be concluded',
    );
    running--;
    wake();
  }

  async function conclude(entry: Entry, result: ProbeResult, began: number): Promise<void> {
    const at = Math.max(began, now());
    await judge.judge(entry, result, at, parentsOf(entry));
    buffer.add({ organisationId: entry.organisationId, monitorId: entry.monitor.id, at, result, run: entry.run });
    if (entry.run.standing.failing) entry.dueAt = Math.min(entry.dueAt, at + entry.monitor.retrySeconds * 1000);
  }

  /** Null: there is nothing to say, for a job that has never shown up yet is not missed. */
  async function resultOf(entry: Entry, at: number): Promise<ProbeResult | null> {
    const { monitor: of } = entry;
    const { settings } = of;
    if (settings.kind === 'example') return exampleResult(of.id, settings, at);
    const spec = probeSpecOf(settings);
    if (spec) return look(spec, stopping.signal);
    if (settings.kind !== 'push') return null;
    const patience = (of.intervalSeconds + settings.graceSeconds) * 1000;
    const isLate = (): boolean => at - (entry.run.pushedAt ?? 0) > patience;
    // Another server may have heard it.
    if (isLate()) entry.run = { ...entry.run, pushedAt: await readPushed(tools.pool, entry.organisationId, of.id) };
    if (entry.run.pushedAt === null) return null;
    return !isLate()
      ? { state: 'up', milliseconds: 0, reason: 'ok', detail: null }
      : { state: 'down', milliseconds: 0, reason: 'timeout', detail: null };
  }

  /** Looks at once at what it hangs on, when that is not known well enough to say whose failure it is. */
  function parentsOf({ monitor: of, run }: Entry): Circumstances['parents'] {
    const parents = of.parentIds.flatMap((id) => entries.get(id) ?? []).filter((each) => each.monitor.isEnabled);
    if (parents.some(({ run: { standing } }) => standing.state === 'down' || standing.state === 'unreachable')) return 'down';
    const failingSince = run.standing.failing?.since ?? now();
    const doubtful = parents.filter(
      ({ run: { standing, checkedAt, pushedAt }, monitor: each }) =>
        standing.failing !== null ||
        (each.kind === 'push' ? pushedAt !== null && standing.state === 'pending' : (checkedAt ?? 0) < failingSince),
    );
    for (const each of doubtful) if (each.running === null && each.run.standing.failing === null) each.dueAt = now();
    return doubtful.length > 0 ? 'doubtful' : 'up';
  }

  async function hold(): Promise<void> {
    const was = isHolder;
    isHolder = await takeLease(tools.pool, me).catch(() => false);
    if (was && !isHolder) entries.clear();
    if (was || !isHolder) return;
    const { rows } = await tools.pool.query<{ id: string }>('select distinct organisation_id as id from access.first_owners()');
    for (const { id } of rows) await read(id);
  }

  function every(pause: number, work: () => Promise<unknown>, what: string): void {
    const again = (): void => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void quietly(work(), what).then(() => stopping.signal.aborted || again());
      }, pause);
      timers.add(timer.unref());
    };
    again();
  }

  const unlisten = tools.listen((organisationId) => {
    if (!isHolder || reading.has(organisationId)) return;
    const timer = setTimeout(() => {
      reading.delete(organisationId);
      void quietly(read(organisationId), 'monitors could not be read');
    }, pauses.reading);
    reading.set(organisationId, timer.unref());
  });
  await quietly(hold(), 'monitors could not be read');
  every(pauses.lease, hold, 'monitors could not be read');
  every(
    pauses.telling,
    async () => {
      for (const each of entries.values())
        if (
          each.monitor.isEnabled &&
          each.running === null &&
          ['down', 'warning'].includes(each.run.standing.state) &&
          each.run.told === null
        )
          await alone(each, () => judge.tell(each, now()));
    },
    'a monitor could not tell',
  );

  return {
    async pushed(organisationId, monitorId, at) {
      const entry = entries.get(monitorId);
      if (!entry || entry.organisationId !== organisationId) return;
      await alone(entry, async () => {
        entry.run = { ...entry.run, pushedAt: at };
        if (entry.monitor.isEnabled) await conclude(entry, { state: 'up', milliseconds: 0, reason: 'ok', detail: null }, at);
      });
      // It is missed when this is used up, and not before.
      const { settings, intervalSeconds } = entry.monitor;
      entry.dueAt = at + (intervalSeconds + (settings.kind === 'push' ? settings.graceSeconds : 0)) * 1000 + 1;
      wake();
    },
    async stop() {
      stopping.abort();
      unlisten();
      clearTimeout(waking);
      for (const timer of [...timers, ...reading.values()]) clearTimeout(timer);
      await Promise.allSettled([...entries.values()].map((each) => each.running));
      await buffer.flush();
      if (isHolder) await giveLeaseBack(tools.pool, me).catch(() => {});
    },
  };
}
