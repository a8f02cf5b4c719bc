/**
 * What intake bears: alerts a second that are on disk before they are answered, and what becomes of a storm.
 *
 *     node bench/intake.ts            both
 *     node bench/intake.ts storm      only the storms: 100,000 alerts over 500 services, 50 seeds
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { alertDecision, createAlertSource, placeIndexOf, suspectsOf, type CanonicalEvent } from '#incidents/rules';
import { createService, dependencyGraphOf, impactOf, service, type DependencyGraph } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { alertmanagerGroup } from '../test/intake/support/messages.ts';
import { idOf, record } from '../test/company/deciding.ts';
import { intakeInMemory, sourceOf } from '../test/intake/support/intake-in-memory.ts';
import { startOwnServer } from './own-server.ts';
import { cpuSeconds, visitorOf } from './process-cost.ts';
import { seededChance } from './seeded-chance.ts';

type Below = (count: number) => number;
const serviceId = (at: number): string => idOf(1000 + at);

/** A company's graph in layers: a service needs one to three of the layer below, some of them only softly. */
function drawnGraph(below: Below, count: number): DependencyGraph {
  const layers = 6;
  const layerOf = (at: number): number => Math.floor((at * layers) / count);
  const places = Array.from({ length: count }, (_, at) => at);
  const dependencies = places.flatMap((at) => {
    const lower = places.filter((other) => layerOf(other) === layerOf(at) - 1);
    return Array.from({ length: lower.length ? 1 + below(3) : 0 }, (_, place) => ({
      id: `${at}-${place}`,
      serviceId: serviceId(at),
      assetId: null,
      needsServiceId: serviceId(lower[below(lower.length)]!),
      needsAssetId: null,
      strength: below(10) < 8 ? ('hard' as const) : ('soft' as const),
      redundancyGroup: null,
    }));
  });
  const services = places.map((at) => ({ id: serviceId(at), status: 'live' as const, restoreMinutes: null }));
  return dependencyGraphOf({ services, assets: [], dependencies });
}

const start = Date.UTC(2026, 2, 5, 12);

/**
 * One thing fails, and 100,000 alerts come of it in ten minutes: what is affected tells again and again, one in ten never, the root itself
 * only after half a minute, and up to eight others that it does not need fail on their own at the same time. All of it goes through the deed that takes alerts in.
 */
function storm(seed: number): { readonly incidents: number; readonly place: number; readonly failing: number; readonly seconds: number } {
  const chance = seededChance(seed);
  const below: Below = (count) => Math.floor(chance() * count);
  const graph = drawnGraph(below, 500);
  let root = 0;
  let affected: string[] = [];
  while (affected.length < 20) {
    root = below(250);
    affected = impactOf(graph, [serviceId(root)]).flatMap((each) => (each.state === 'exposed' ? [] : [each.id]));
  }
  const loud = [
    ...affected.filter(() => below(10) > 0),
    ...Array.from({ length: below(9) }, () => serviceId(below(500))).filter((id) => !isCauseOf(graph, id, serviceId(root))),
  ];
  const named = Array.from({ length: 500 }, (_, at) => ({ id: serviceId(at), key: `S${at}`, name: `Service ${at}` }));
  const intake = intakeInMemory(sourceOf({ afterCount: 2 }), {
    graph,
    places: placeIndexOf(named, []),
    facts: named.map(({ id, key, name }) => [service.name, record(service, id, { key, name })[1] as never] as const),
  });
  const keyOf = new Map(named.map(({ id, key }) => [id, key]));
  const began = performance.now();
  let message = 0;
  for (let from = 0; from < 100_000; from += 1000) {
    const at = new Date(start + from * 6).toISOString();
    const isRootLoud = from * 6 >= 30_000;
    intake.take(
      Array.from({ length: 1000 }, () => {
        const id = isRootLoud && below(20) === 0 ? serviceId(root) : loud[below(loud.length)]!;
        return { message: ++message, sourceId: idOf(1), receivedAt: at, bodyHash: `${message}`, event: eventOf(keyOf.get(id)!, at) };
      }),
    );
    intake.rows.get('alert-decision')?.clear();
  }
  const seconds = (performance.now() - began) / 1000;
  const since = new Map(intake.alerts().flatMap((each) => (each.serviceId ? [[each.serviceId, Date.parse(each.startedAt)] as const] : [])));
  const place = suspectsOf(graph, since).findIndex((each) => each.id === serviceId(root)) + 1;
  return { incidents: intake.incidents().length, place, failing: since.size, seconds };
}

/** What the planted root itself needs would be the root, and rightly so. */
const isCauseOf = (graph: DependencyGraph, id: string, of: string): boolean => impactOf(graph, [id]).some((each) => each.id === of);

const eventOf = (key: string, at: string): CanonicalEvent => ({
  transportId: null,
  episodeKey: key,
  episodeId: 'storm',
  action: 'open',
  occurredAt: at,
  startedAt: null,
  severity: 4,
  title: `${key} fails`,
  serviceRef: key,
  ciRefs: [],
  labels: {},
  annotations: {},
  links: [],
  partial: false,
});

function storms(count: number): void {
  const all = Array.from({ length: count }, (_, seed) => storm(seed + 1));
  const among = all.filter((each) => each.place >= 1 && each.place <= 3).length;
  const most = Math.max(...all.map((each) => each.incidents));
  const slowest = Math.max(...all.map((each) => each.seconds));
  console.log(
    `${count} storms of 100,000 alerts over 500 services: at most ${most} incidents; the root among the first three in ${among} of ${count}; ` +
      `${Math.round(all.reduce((sum, each) => sum + each.failing, 0) / count)} services failing on average; slowest ${slowest.toFixed(2)} s`,
  );
}

/**
 * Messages of so many alerts each, over 64 connections at once; then how long until all of them are taken in. Whoever sends has a process of
 * its own, as alerts come from elsewhere; both share the machine.
 */
async function rate(seconds: number, perMessage: number): Promise<void> {
  const server = await startOwnServer();
  const { visit, leave } = visitorOf(server.url, {}, 64);
  try {
    const client = server.clientOf(server.tokens[0]);
    await client.do(createService as Deed, { key: 'SHOP', name: 'Shop' } as never);
    const { data: made } = await client.do(createAlertSource as Deed, { name: 'Bench', kind: 'alertmanager' } as never);
    const { token } = made as unknown as { readonly token: string };
    const startsAt = new Date().toISOString();
    let sent = 0;
    const waits: number[] = [];
    const cpuBefore = cpuSeconds([server.pid]);
    const began = performance.now();
    const until = began + seconds * 1000;
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        while (performance.now() < until) {
          const instances = Array.from({ length: perMessage }, () => `pod-${sent++ % 2000}`);
          const { body } = alertmanagerGroup(instances.map((instance) => ({ name: 'Bench', instance, startsAt })));
          const asked = performance.now();
          const answer = await visit({ method: 'POST', path: `/api/v1/intake/${token}`, body });
          if (answer.status !== 202) throw new Error(`${answer.status}: ${answer.text}`);
          waits.push(performance.now() - asked);
        }
      }),
    );
    const took = (performance.now() - began) / 1000;
    waits.sort((one, other) => one - other);
    console.log(
      `${sent} alerts, ${perMessage} a message, in ${took.toFixed(1)} s over 64 connections: ${Math.round(sent / took)} a second on disk before the answer; ` +
        `answered after ${waits[waits.length >> 1]!.toFixed(0)} ms (median), ${waits[Math.floor(waits.length * 0.99)]!.toFixed(0)} ms (99 of 100)`,
    );
    const messages = sent / perMessage;
    const decided = async () => (await client.list(alertDecision, { sort: '-message', limit: 1 } as never)).items[0]?.message ?? 0;
    const behind = messages - (await decided());
    while ((await decided()) < messages) await sleep(100);
    const all = (performance.now() - began) / 1000;
    const cpu = cpuSeconds([server.pid]) - cpuBefore;
    console.log(
      `taken in ${all.toFixed(1)} s after the first (${behind} messages were left at the last answer): ${Math.round(sent / all)} a second through to the end, ` +
        `with ${((cpu / sent) * 1000).toFixed(2)} ms of processor time each`,
    );
  } finally {
    leave();
    await server.end();
  }
}

const what = process.argv[2] ?? 'both';
if (what !== 'rate') storms(50);
if (what !== 'storm') {
  await rate(15, 1);
  await rate(15, 10);
}
