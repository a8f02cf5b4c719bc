/** Alerts on a real server: what is answered is kept, what is kept is taken in once, and incidents come of it and go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, type Deed } from '#platform/kit';
import { inOrganisation } from '#platform/server';
import {
  alert,
  alertDecision,
  alertReplay,
  alertSource,
  changeAlertSource,
  createAlertSource,
  incident,
  incidentEntry,
  muteAlert,
  removeAlertSource,
  renewAlertToken,
  type Message,
} from '#incidents/rules';
import { createDependency, createService } from '#operations/rules';
import { testServer } from '../../../../test/support/server.ts';
import {
  alertmanagerGroup,
  batched,
  cloudEvent,
  heartbeatOfKuma,
  messageOf,
  pagerDutyEvent,
} from '../../../../test/intake/support/messages.ts';

const server = await testServer();
const { manager, member, requester } = server.members;
const { client } = manager;

const made = async <R = { id: string; token: string }>(deed: unknown, fields: Readonly<Record<string, unknown>>): Promise<R> =>
  (await client.do(deed as Deed, fields)).data as R;
const shop = await made<{ id: string }>(createService, { key: 'SHOP', name: 'Shop', tier: 1 });
const db = await made<{ id: string }>(createService, { key: 'DB', name: 'Database' });
await made(createDependency, { serviceId: shop.id, needsServiceId: db.id, kind: 'uses' });

async function send(token: string, message: Message): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${server.url}/api/v1/intake/${token}`, { method: 'POST', headers: message.headers, body: message.body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Until all that was kept is decided about. */
async function takenIn(): Promise<void> {
  for (let left = 1; left > 0;)
    left = await inOrganisation(
      server.tools.pool,
      server.organisationId,
      async (connection) =>
        (
          await connection.query<{ left: number }>(
            `select count(*)::int as left from incidents.raw_event where org_id = $1
              and sequence > coalesce((select max(message) from incidents.alert_decision where org_id = $1), 0)`,
            [server.organisationId],
          )
        ).rows[0]!.left,
      { readOnly: true },
    );
}

const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString();
const alertsOf = async (sourceId: string) => (await client.list(alert, { sourceId, sort: 'startedAt' })).items;
const incidentById = async (id: string) => (await client.list(incident, {})).items.find((each) => each.id === id)!;

test('an alert that fires opens one incident on its service, and one that is resolved ends it', async () => {
  const source = await made(createAlertSource, { name: 'Prometheus', kind: 'alertmanager' });
  assert.match(source.token, /^int_[0-9a-f]{32}_/);
  const told = { name: 'HighErrorRate', instance: 'pod-1', startsAt: at(60) };
  const group = alertmanagerGroup([told, { ...told, instance: 'pod-2' }], 2);
  const first = await send(source.token, group);
  assert.deepEqual([first.status, first.body['status'], first.body['events']], [202, 'success', 2]);
  await send(source.token, group);
  await takenIn();
  const both = await alertsOf(source.id);
  const [one, other] = ['pod-1', 'pod-2'].map((name) => both.find((each) => each.title.endsWith(name)));
  assert.partialDeepStrictEqual(
    [one, other],
    [
      { state: 'open', serviceId: shop.id, severity: 4, count: 1, isPartial: true },
      { state: 'open', incidentId: one!.incidentId },
    ],
  );
  const called = async (q: string) => (await client.list(alert, { q })).items.map((each) => each.id);
  assert.deepEqual([(await called('critical')).length, await called('mailbox')], [2, []], 'found by a label too');
  const opened = await incidentById(one!.incidentId!);
  assert.partialDeepStrictEqual(opened, {
    title: 'HighErrorRate on pod-1',
    serviceId: shop.id,
    source: 'alert',
    status: 'new',
    impact: 1,
    urgency: 1,
  });

  await send(source.token, alertmanagerGroup([told, { ...told, instance: 'pod-2', endsAt: at(5) }]));
  await takenIn();
  assert.equal((await incidentById(opened.id)).status, 'new');
  await send(source.token, alertmanagerGroup([{ ...told, endsAt: at(3) }]));
  await takenIn();
  assert.deepEqual(
    (await alertsOf(source.id)).map((each) => each.state),
    ['closed', 'closed'],
  );
  assert.partialDeepStrictEqual(await incidentById(opened.id), { status: 'resolved', resolutionCode: 'by-itself' });
  const lines = (await client.list(incidentEntry, { incidentId: opened.id, kind: 'alert', sort: 'number' })).items;
  assert.deepEqual(
    lines.map((each) => each.reason),
    ['opened', 'joined', 'closed', 'closed'],
  );
  const decided = (await client.list(alertDecision, { alertId: one!.id, sort: 'message,ordinal' })).items;
  assert.deepEqual(
    decided.map((each) => each.rule).toSorted(),
    ['all-over', 'closes-episode', 'matters', 'opens-again', 'opens-episode', 'same-message-again'].toSorted(),
  );
});

test('a later episode never goes into an incident that is resolved', async () => {
  const source = await made(createAlertSource, { name: 'Kuma', kind: 'uptime-kuma', serviceId: db.id });
  const time = (secondsAgo: number) => at(secondsAgo).replace('T', ' ').replace('Z', '');
  for (const message of [heartbeatOfKuma(7, 0, time(50)), heartbeatOfKuma(7, 1, time(40)), heartbeatOfKuma(7, 0, time(30))]) {
    assert.equal((await send(source.token, message)).status, 202);
    await takenIn();
  }
  const [first, second] = await alertsOf(source.id);
  assert.deepEqual([first!.state, second!.state], ['closed', 'open']);
  assert.notEqual(first!.incidentId, second!.incidentId);
  assert.equal((await incidentById(first!.incidentId!)).status, 'resolved');
  assert.equal((await incidentById(second!.incidentId!)).status, 'new');
});

test('what follows from something that fails already hangs under it', async () => {
  const source = await made(createAlertSource, { name: 'Events', kind: 'cloudevents' });
  await send(source.token, batched([cloudEvent('follows-1', 'firing', at(20), { subject: 'service:SHOP', dedupkey: 'shop' })]));
  await takenIn();
  const [of] = await alertsOf(source.id);
  const [root] = (await client.list(alert, { serviceId: db.id, state: 'open' })).items;
  assert.partialDeepStrictEqual(of, { rootAlertId: root!.id, incidentId: root!.incidentId, matter: 'follows-from-root' });
});

test('PagerDuty events are taken at its own path, and a key is made for one that has none', async () => {
  const source = await made(createAlertSource, { name: 'Pager', kind: 'pagerduty', leastSeverity: 0 });
  const enqueue = async (body: object) => {
    const answer = await fetch(`${server.url}/api/v1/intake/v2/enqueue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, routing_key: source.token }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const event = JSON.parse(pagerDutyEvent('trigger', '', at(10)).body) as object;
  const answers = [await enqueue(event), await enqueue(event)];
  assert.equal(answers[0]!.status, 202);
  assert.equal(answers[0]!.body['dedup_key'], answers[1]!.body['dedup_key']);
  const dedup_key = answers[0]!.body['dedup_key'];
  await enqueue({ event_action: 'acknowledge', dedup_key });
  await takenIn();
  assert.deepEqual(
    (await alertsOf(source.id)).map((each) => [each.key, each.state]),
    [[dedup_key, 'acknowledged']],
  );
  const refused = await enqueue({ event_action: 'resolve' });
  assert.deepEqual([refused.status, refused.body['code']], [400, 'message-not-understood']);
});

test('a muted alert is told when the pause is over and it is still wrong', async () => {
  const source = await made(createAlertSource, { name: 'Any', kind: 'json', afterCount: 2 });
  const body = { key: 'queue', severity: 'critical', title: 'Queue grows' };
  await send(source.token, messageOf({ ...body, time: at(30) }));
  await takenIn();
  const [queue] = await alertsOf(source.id);
  assert.partialDeepStrictEqual(queue, { matter: 'too-few', incidentId: null });
  await client.do(muteAlert as Deed, { id: queue!.id, until: new Date(Date.now() + 1500).toISOString() });
  await send(source.token, messageOf({ ...body, time: at(20) }));
  await takenIn();
  assert.partialDeepStrictEqual((await alertsOf(source.id))[0], { matter: 'muted', incidentId: null, count: 2 });
  for (let told = false; !told;) told = (await alertsOf(source.id))[0]!.incidentId !== null;
  assert.equal((await alertsOf(source.id))[0]!.matter, 'matters');
});

test('a past stretch is gone through under other rules, and nothing comes of it', async () => {
  const source = await made(createAlertSource, { name: 'Tried', kind: 'json', leastSeverity: 4, serviceId: db.id });
  for (const severity of ['warning', 'critical'])
    await send(source.token, messageOf({ key: `tried ${severity}`, severity, title: `Tried ${severity}`, time: at(9) }));
  await takenIn();
  const before = (await client.list(incident, {})).items.length;
  const asked = { id: source.id, from: at(600), until: new Date(Date.now() + 60_000).toISOString() };
  const same = await client.see(alertReplay, asked);
  assert.deepEqual([same.messages, same.alerts, same.present, same.changed, same.differences], [2, 2, 1, 1, []]);
  const none = await client.see(alertReplay, { ...asked, afterCount: 3 });
  assert.deepEqual([none.present, none.changed], [1, 0]);
  assert.partialDeepStrictEqual(none.differences, [{ title: 'Tried critical', present: 'matters', changed: 'too-few' }]);
  const more = await client.see(alertReplay, { ...asked, leastSeverity: 0 });
  assert.partialDeepStrictEqual(more.differences, [{ title: 'Tried warning', present: 'below-severity' }]);
  assert.equal((await client.list(incident, {})).items.length, before);
});

test('what is not understood is refused with field and reason; a wrong token, a switched-off source and another token are told apart', async () => {
  const source = await made(createAlertSource, { name: 'Strict', kind: 'alertmanager' });
  const refused = await send(source.token, messageOf({ version: '4', alerts: [{ status: 'burning', startsAt: at(1) }] }));
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.body['values'], {
    field: '/alerts/0/status',
    reason: (refused.body['errors'] as { detail: string }[])[0]!.detail,
  });
  assert.equal((await send(`${source.token.slice(0, -1)}_`, messageOf({}))).status, 404);
  const renewed = await made(renewAlertToken, { id: source.id });
  assert.equal((await send(source.token, messageOf({}))).status, 404);
  const { version } = (await client.list(alertSource, {})).items.find((each) => each.id === source.id)!;
  await client.do(changeAlertSource as Deed, { id: source.id, isActive: false }, { version });
  assert.equal((await send(renewed.token, messageOf({}))).status, 403);
  await client.do(removeAlertSource as Deed, { id: source.id }, { version: version + 1 });
  assert.equal((await send(renewed.token, messageOf({}))).status, 404);
});

test('members see alerts and mute them, sources are kept by managers, requesters see nothing; a token is never told again', async () => {
  const [some] = (await member.client.list(alert, { state: 'open' })).items;
  assert.ok(some);
  assert.ok(!('tokenHash' in (await member.client.list(alertSource, {})).items[0]!));
  await assert.rejects(
    member.client.do(createAlertSource as Deed, { name: 'Mine', kind: 'json' }),
    (error) => error instanceof Problem && error.details.status === 403,
  );
  await assert.rejects(requester.client.list(alert, {}), (error) => error instanceof Problem && error.details.status === 403);
});
