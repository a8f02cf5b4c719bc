/** What each sender says, with the traps that its format has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  alertmanagerGroup,
  batched,
  cloudEvent,
  heartbeatOfKuma,
  messageOf,
  pagerDutyEvent,
  structured,
  zabbixMacros,
} from '../../../../../test/intake/support/messages.ts';
import { dedupKeyOf, readMessage, sourceKinds, type CanonicalEvent, type FieldMapping, type Message, type SourceKind } from '../index.ts';

function eventsIn(kind: SourceKind, message: Message, mapping?: FieldMapping): readonly CanonicalEvent[] {
  const reading = readMessage(kind, message, mapping);
  assert.ok(!reading.refused, JSON.stringify(reading));
  return reading.events;
}
const refusalOf = (kind: SourceKind, message: Message): string => {
  const reading = readMessage(kind, message);
  assert.ok(reading.refused, 'it was understood');
  return reading.field;
};
const startsAt = '2026-03-05T17:31:00.123456789Z';

test('what the program itself says is read as JSON of ours, with a sentence on what was seen', () => {
  const body = {
    key: 'monitor:1',
    episode: 'e1',
    state: 'open',
    time: '2026-03-05T17:31:00.000Z',
    severity: 'error',
    title: 'Shop',
    service: 'SHOP',
    host: null,
    description: 'HTTP 503',
  };
  assert.partialDeepStrictEqual(eventsIn('evenkeel', messageOf(body))[0], {
    episodeKey: 'monitor:1',
    episodeId: 'e1',
    action: 'open',
    severity: 3,
    serviceRef: 'SHOP',
    ciRefs: [],
    annotations: { description: 'HTTP 503' },
  });
  assert.equal(refusalOf('evenkeel', messageOf({ state: 'open' })), '/key');
});

test('Alertmanager: a group that fires may hold one that is resolved; each alert is read by itself', () => {
  const [one, other] = eventsIn(
    'alertmanager',
    alertmanagerGroup([
      { name: 'Errors', instance: 'pod-1:9100', startsAt },
      { name: 'Errors', instance: 'pod-2:9100', startsAt, endsAt: '2026-03-05T17:40:00Z' },
    ]),
  );
  assert.partialDeepStrictEqual(one, {
    action: 'open',
    occurredAt: '2026-03-05T17:31:00.123Z',
    startedAt: '2026-03-05T17:31:00.123Z',
    severity: 4,
    serviceRef: 'shop',
    ciRefs: ['pod-1:9100'],
    partial: false,
    title: 'Errors on pod-1:9100',
  });
  assert.partialDeepStrictEqual(other, { action: 'close', occurredAt: '2026-03-05T17:40:00.000Z', episodeId: one!.episodeId });
  assert.notEqual(one!.episodeKey, other!.episodeKey);
});

test('Alertmanager: the year 1 is no end, a truncated group is partial, unknown fields are let through, another label is another alert', () => {
  const told = { name: 'Full', instance: 'h1', startsAt };
  const [event] = eventsIn('alertmanager', alertmanagerGroup([told], 2, { notification_reason: 'first', payload: { any: [1] } }));
  assert.partialDeepStrictEqual(event, { action: 'open', partial: true });
  const [changed] = eventsIn('alertmanager', alertmanagerGroup([{ ...told, severity: 'warning' }]));
  assert.notEqual(event!.episodeKey, changed!.episodeKey);
});

test('Grafana: fingerprints are its organisation’s own, values may be null, its test is no alert', () => {
  const told = { name: 'Memory', instance: 'a', startsAt: '2021-10-12T09:51:03.157076+02:00' };
  const of = (orgId: number) =>
    eventsIn('grafana', alertmanagerGroup([told], 0, { orgId, version: '1', title: 't', state: 'alerting', values: null }))[0]!;
  assert.notEqual(of(1).episodeKey, of(2).episodeKey);
  assert.equal(of(1).occurredAt, '2021-10-12T07:51:03.157Z');
  const [test_] = eventsIn('grafana', alertmanagerGroup([{ ...told, name: 'TestAlert', instance: 'Grafana' }], 0, { orgId: 1 }));
  assert.equal(test_!.action, 'heartbeat');
});

test('Uptime Kuma: its times are UTC without saying so; the test button sends neither monitor nor heartbeat', () => {
  const at = (status: 0 | 1 | 2 | 3) => eventsIn('uptime-kuma', heartbeatOfKuma(89, status, '2023-07-31 18:56:15.374'))[0]!;
  assert.deepEqual(
    ([0, 1, 2, 3] as const).map((status) => at(status).action),
    ['open', 'close', 'update', 'update'],
  );
  assert.partialDeepStrictEqual(at(0), {
    episodeKey: 'monitor:89',
    occurredAt: '2023-07-31T18:56:15.374Z',
    ciRefs: ['shop.example'],
    severity: 3,
  });
  const [button] = eventsIn('uptime-kuma', messageOf({ heartbeat: null, monitor: null, msg: 'My Notification Testing' }));
  assert.deepEqual([button!.action, button!.title], ['heartbeat', 'My Notification Testing']);
});

test('Uptime Kuma: as a form it sends the same in the field "data"', () => {
  const { body } = heartbeatOfKuma(89, 0, '2023-07-31 18:56:15.374');
  const multipart = `--x1\r\nContent-Disposition: form-data; name="data"\r\n\r\n${body}\r\n--x1--\r\n`;
  const ways = [
    messageOf(multipart, { 'content-type': 'multipart/form-data; boundary=x1' }),
    messageOf(`data=${encodeURIComponent(body)}`, { 'content-type': 'application/x-www-form-urlencoded' }),
  ];
  for (const way of ways) assert.equal(eventsIn('uptime-kuma', way)[0]!.episodeKey, 'monitor:89');
});

test('Zabbix: problem, update and recovery are one event id; its test button sends macros that nothing has replaced', () => {
  const [problem] = eventsIn('zabbix', zabbixMacros('2045'));
  assert.partialDeepStrictEqual(problem, {
    episodeKey: 'event:2045',
    action: 'open',
    occurredAt: null,
    severity: 3,
    serviceRef: 'shop',
    ciRefs: ['db01', '10.0.0.7'],
  });
  assert.deepEqual(
    eventsIn('zabbix', zabbixMacros('2045', { eventupdate: '1', eventack: 'Yes' })).map((each) => each.action),
    ['open', 'ack'],
  );
  const [recovery] = eventsIn('zabbix', zabbixMacros('2045', { eventvalue: '0', eventname: 'Resolved in 4m 2s: Disk is nearly full' }));
  assert.deepEqual([recovery!.action, recovery!.title], ['close', 'Disk is nearly full']);
  assert.equal(eventsIn('zabbix', zabbixMacros('{EVENT.ID}', { eventvalue: '{EVENT.VALUE}' }))[0]!.action, 'heartbeat');
  const inside = messageOf({ params: JSON.parse(zabbixMacros('7').body) as object });
  assert.equal(eventsIn('zabbix', inside)[0]!.episodeKey, 'event:7');
});

test('PagerDuty: the key is the sender’s, of one without it the body’s own, so that sending it twice means the same', () => {
  assert.partialDeepStrictEqual(eventsIn('pagerduty', pagerDutyEvent('trigger', '2045', '2026-03-05T17:31:00.000+0000'))[0], {
    episodeKey: '2045',
    occurredAt: '2026-03-05T17:31:00.000Z',
    severity: 3,
    serviceRef: 'shop',
  });
  assert.equal(eventsIn('pagerduty', pagerDutyEvent('acknowledge', '2045'))[0]!.action, 'ack');
  const keyless = pagerDutyEvent('trigger', '');
  assert.equal(dedupKeyOf(keyless), eventsIn('pagerduty', keyless)[0]!.episodeKey);
  assert.equal(dedupKeyOf(keyless)!.length, 32);
});

test('CloudEvents: structured, binary and batch say the same; null is absent; data may be Base64', () => {
  const event = cloudEvent('A1', 'firing', '2026-03-05T17:31:00Z', { dataschema: null });
  const { data, datacontenttype, ...attributes } = event;
  const binary = messageOf(JSON.stringify(data), {
    'content-type': datacontenttype,
    ...Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[`ce-${name}`, encodeURIComponent(String(value))]])),
    ),
  });
  const base64 = structured({
    ...attributes,
    data_base64: Buffer.from(JSON.stringify({ ...data, title: 'Sicherung für Löhne' })).toString('base64'),
  });
  const ways = [structured(event), binary, batched([event])].map((way) => eventsIn('cloudevents', way)[0]!);
  for (const way of ways)
    assert.partialDeepStrictEqual(way, {
      transportId: '/monitoring/backup A1',
      episodeKey: 'backup/payroll',
      action: 'open',
      severity: 4,
      serviceRef: 'payroll',
      title: 'Nightly backup failed',
    });
  assert.equal(eventsIn('cloudevents', base64)[0]!.title, 'Sicherung für Löhne');
  const { dedupkey: _, ...bare } = event;
  assert.equal(eventsIn('cloudevents', structured(bare))[0]!.episodeKey, 'service:payroll org.example.backup');
});

test('mail: what it is about is the subject without the words that say how it stands', () => {
  const mail = (subject: string) =>
    eventsIn('mail', messageOf({ from: 'nagios@example.org', subject, text: 'Host: db01\nService: shop', messageId: `<${subject}>` }))[0]!;
  const problem = mail('** PROBLEM Service Alert: db01/HTTP is CRITICAL **');
  const recovery = mail('Re: ** RECOVERY Service Alert: db01/HTTP is OK **');
  assert.deepEqual([problem.action, recovery.action], ['open', 'close']);
  assert.equal(problem.episodeKey, recovery.episodeKey);
  assert.partialDeepStrictEqual(problem, { severity: 4, serviceRef: 'shop', ciRefs: ['db01'] });
});

test('any JSON: a mapping says where our fields are, a state that nobody knows is refused', () => {
  const body = { alert: { name: 'Queue', host: 'mq-1', when: 1_772_731_860 }, state: ['x', 'resolved'] };
  const mapping = { key: 'alert.name', host: 'alert.host', time: 'alert.when', state: 'state.1' };
  assert.partialDeepStrictEqual(eventsIn('json', messageOf(body), mapping)[0], {
    episodeKey: 'Queue',
    action: 'close',
    ciRefs: ['mq-1'],
    occurredAt: '2026-03-05T17:31:00.000Z',
  });
  assert.equal(refusalOf('json', messageOf({ key: 'a', state: 'burning' })), '/state');
  assert.equal(refusalOf('json', messageOf({ state: 'firing' })), '/key');
});

test('what does not fit is refused with the field that is wrong', () => {
  assert.equal(refusalOf('alertmanager', messageOf('{"alerts":')), '/');
  assert.equal(refusalOf('alertmanager', alertmanagerGroup([{ name: 'a', instance: 'b', startsAt: 'yesterday' }])), '/alerts/0/startsAt');
  assert.equal(refusalOf('uptime-kuma', messageOf({ heartbeat: { status: 0 }, monitor: null })), '/heartbeat/monitorID');
  assert.equal(refusalOf('zabbix', zabbixMacros('7', { eventvalue: '2' })), '/eventvalue');
  assert.equal(refusalOf('pagerduty', messageOf({ event_action: 'resolve' })), '/dedup_key');
  assert.equal(refusalOf('pagerduty', messageOf({ event_action: 'trigger', dedup_key: 'x' })), '/payload');
  assert.equal(refusalOf('cloudevents', batched([cloudEvent('1', 'firing', '2026-03-05T17:31:00Z'), { id: '2' }])), '/1/source');
  assert.equal(refusalOf('cloudevents', structured(cloudEvent('1', 'firing', 'noon'))), '/time');
  assert.equal(refusalOf('mail', messageOf({ from: 'a@example.org' })), '/subject');
});

test('whatever is sent, nothing is thrown, and nothing comes out that cannot be kept', () => {
  const shapes = [
    alertmanagerGroup([{ name: 'a', instance: 'b', startsAt }]),
    heartbeatOfKuma(1, 0, ''),
    zabbixMacros('1'),
    pagerDutyEvent('trigger', 'x'),
    structured(cloudEvent('1', 'firing', startsAt)),
  ];
  const twisted = fc.tuple(fc.constantFrom(...shapes), fc.nat(), fc.string({ unit: 'binary' })).map(([{ body, headers }, place, text]) => {
    const at = place % (body.length + 1);
    return messageOf(body.slice(0, at) + text + body.slice(at), headers);
  });
  const any = fc.oneof(
    twisted,
    fc.json().map((body) => messageOf(body)),
    fc.string({ unit: 'binary' }).map((body) => messageOf(body)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...sourceKinds), any, (kind, message) => {
      const reading = readMessage(kind, message);
      if (reading.refused) return assert.ok(reading.field && reading.reason);
      for (const event of reading.events) {
        assert.ok(event.episodeKey.length > 0 && event.episodeKey.length <= 500 && event.title.length <= 300);
        assert.ok(!JSON.stringify(event).includes('\\u0000'));
      }
    }),
    { numRuns: 2000, seed: 4711 },
  );
});
