/** Whatever order messages come in, however often, late or not at all: the alerts end as an independent reference says. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { intakeInMemory, sourceOf } from '../../../../test/intake/support/intake-in-memory.ts';
import {
  alertmanagerGroup,
  batched,
  cloudEvent,
  heartbeatOfKuma,
  messageOf,
  pagerDutyEvent,
  structured,
  zabbixMacros,
  type Sent,
} from '../../../../test/intake/support/messages.ts';
import { statesOf, type Delivered } from '../../../../test/intake/support/reference.ts';
import { idOf } from '../../../../test/company/deciding.ts';
import { readMessage, type ReceivedEvent } from './index.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 5, 12, minute)).toISOString();
const minute = fc.integer({ min: 0, max: 30 });
const sentAs =
  (kind: Sent['kind']) =>
  (message: Sent['message']): Sent => ({ kind, message });
const few = { minLength: 1, maxLength: 7 };

const alertTold = fc
  .record({ instance: fc.constantFrom('pod-1', 'pod-2'), starts: fc.constantFrom(0, 7, 20), ends: fc.option(fc.constantFrom(5, 9, 25)) })
  .map(({ instance, starts, ends }) => ({
    name: 'HighErrorRate',
    instance,
    startsAt: at(starts),
    ...(ends !== null && ends > starts ? { endsAt: at(ends) } : {}),
  }));
const scenarios: Readonly<Record<string, fc.Arbitrary<readonly Sent[]>>> = {
  alertmanager: fc.array(
    fc
      .tuple(fc.array(alertTold, { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 2))
      .map(([told, cut]) => alertmanagerGroup(told, cut))
      .map(sentAs('alertmanager')),
    few,
  ),
  grafana: fc.array(
    fc
      .array(alertTold, { minLength: 1, maxLength: 3 })
      .map((told) => alertmanagerGroup(told, 0, { orgId: 1, version: '1', state: 'alerting', title: 'x' }))
      .map(sentAs('grafana')),
    few,
  ),
  'uptime-kuma': fc.array(
    fc
      .tuple(fc.constantFrom(1, 2), fc.constantFrom(0, 0, 1, 1, 2, 3), minute)
      .map(([id, status, when]) => heartbeatOfKuma(id, status as 0, at(when).replace('T', ' ').replace('Z', '')))
      .map(sentAs('uptime-kuma')),
    few,
  ),
  zabbix: fc.array(
    fc
      .tuple(
        fc.constantFrom('2045', '2046'),
        fc.constantFrom({}, { eventvalue: '0' }, { eventupdate: '1', eventack: 'Yes' }, { severity: '5', eventupdate: '1' }),
      )
      .map(([id, more]) => zabbixMacros(id, more as Record<string, string>))
      .map(sentAs('zabbix')),
    few,
  ),
  pagerduty: fc.array(
    fc
      .tuple(fc.constantFrom('trigger', 'trigger', 'acknowledge', 'resolve'), minute)
      .map(([action, when]) => pagerDutyEvent(action, '2045', at(when)))
      .map(sentAs('pagerduty')),
    few,
  ),
  cloudevents: fc.array(
    fc
      .tuple(fc.constantFrom('firing', 'firing', 'resolved', 'acknowledged'), minute, fc.boolean())
      .map(([status, when, isBatch]) => {
        const event = cloudEvent(`${status}-${when}`, status, at(when));
        return isBatch ? batched([event, cloudEvent(`${status}-${when}-b`, status, at(when), { dedupkey: 'other' })]) : structured(event);
      })
      .map(sentAs('cloudevents')),
    few,
  ),
  json: fc.array(
    fc
      .tuple(fc.constantFrom('firing', 'resolved', 'ack'), minute, fc.constantFrom('warning', 'critical'))
      .map(([state, when, severity]) => messageOf({ key: 'disk', state, time: at(when), severity }))
      .map(sentAs('json')),
    few,
  ),
};

interface Way {
  /** Of what was sent, which comes when: places in the list, some twice, some never. */
  readonly order: readonly number[];
  /** Seconds between one delivery and the next. */
  readonly pauses: readonly number[];
  /** So many messages are taken in at once, and after which of these batches all is forgotten. */
  readonly batch: number;
  readonly forgets: readonly boolean[];
}

const wayOf = (count: number): fc.Arbitrary<Way> =>
  fc.record({
    order: fc.array(fc.nat({ max: count - 1 }), { minLength: 1, maxLength: count + 4 }),
    pauses: fc.array(fc.constantFrom(0, 1, 30, 90, 900), { minLength: 16, maxLength: 16 }),
    batch: fc.integer({ min: 1, max: 5 }),
    forgets: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  });

function deliver(sent: readonly Sent[], { order, pauses, batch, forgets }: Way) {
  const intake = intakeInMemory(sourceOf());
  const delivered: Delivered[] = [];
  let clock = Date.UTC(2026, 2, 5, 13);
  const received = order.flatMap((place, message): ReceivedEvent[][] => {
    const { kind, message: of } = sent[place]!;
    // A millisecond at least, so that what was received later is later.
    clock += (pauses[message % pauses.length] ?? 0) * 1000 + 1;
    const receivedAt = new Date(clock).toISOString();
    const reading = readMessage(kind, of);
    assert.ok(!reading.refused, JSON.stringify(reading));
    delivered.push(...reading.events.map((event) => ({ event, receivedAt })));
    return [reading.events.map((event) => ({ message: message + 1, sourceId: idOf(1), receivedAt, bodyHash: of.bodyHash, event }))];
  });
  for (let from = 0, count = 0; from < received.length; from += batch, count++) {
    intake.take(received.slice(from, from + batch).flat());
    if (forgets[count % forgets.length]) intake.forget();
  }
  return { intake, delivered };
}

function assertAsReference(sent: readonly Sent[], way: Way): void {
  const { intake, delivered } = deliver(sent, way);
  const ended = intake
    .alerts()
    .map((each) => [each.key, each.startedAt, each.closedAt ?? '', each.state === 'acknowledged', each.severity].join(' | '));
  assert.deepEqual(ended.toSorted(), statesOf(delivered));
  const decided = new Set(intake.decisions().map((each) => each.message));
  assert.deepEqual(
    way.order.map((_, message) => message + 1).filter((message) => !decided.has(message)),
    [],
    'every message is decided about',
  );
  for (const [, of] of Map.groupBy(
    intake.alerts().filter((each) => each.state !== 'closed'),
    (each) => each.key,
  ))
    assert.equal(of.length, 1, 'of one key at most one is open');
}

for (const [kind, scenario] of Object.entries(scenarios))
  test(`${kind}: reordered, doubled, dropped and late messages end in the state of the reference`, () => {
    fc.assert(
      fc.property(
        scenario.chain((sent) => fc.tuple(fc.constant(sent), wayOf(sent.length))),
        ([sent, way]) => assertAsReference(sent, way),
      ),
      { numRuns: 300, seed: 4711 },
    );
  });

const samples = process.env['INTAKE_SAMPLES'];
if (samples)
  test('payloads captured from real senders, in every way, end in the state of the reference', () => {
    const sent = globSync('*.json', { cwd: samples })
      .toSorted()
      .flatMap((file): Sent[] => {
        const whole = JSON.parse(readFileSync(join(samples, file), 'utf8')) as {
          headers?: Record<string, string>;
          body?: unknown;
          params?: unknown;
          attempts?: unknown;
        };
        if (whole.attempts) return [];
        const kind = (['alertmanager', 'grafana', 'uptime-kuma', 'zabbix', 'pagerduty', 'cloudevents'] as const).find((each) =>
          file.startsWith(each),
        )!;
        const headers = Object.fromEntries(Object.entries(whole.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
        return [{ kind, message: messageOf(whole.body ?? whole.params ?? whole, headers) }];
      });
    assert.ok(sent.length >= 17, `${sent.length} payloads`);
    fc.assert(
      fc.property(wayOf(sent.length), (way) => assertAsReference(sent, way)),
      { numRuns: 500, seed: 4711 },
    );
    for (const kind of new Set(sent.map((each) => each.kind))) {
      const of = sent.filter((each) => each.kind === kind);
      fc.assert(
        fc.property(wayOf(of.length), (way) => assertAsReference(of, way)),
        { numRuns: 500, seed: 4711 },
      );
    }
  });
