/** Monitors on a real server: what is late is down, an incident comes of it and goes; what is agreed tells nobody; figures follow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWindow } from '#calendar/rules';
import { change, draftChange } from '#changes/rules';
import { alert, alertSource, incident, reportIncident, resolveIncident, restoreIncident } from '#incidents/rules';
import {
  changeMonitor,
  changeStatusPage,
  classifyOutage,
  createAvailabilityTarget,
  createMonitor,
  createStatusPage,
  monitor,
  monitorBoard,
  monitorTimes,
  muteMonitor,
  outage,
  removeMonitor,
  renewMonitorToken,
  renewStatusAddress,
  serviceAvailability,
  statusOfPage,
  statusPage,
  type StatusPage,
} from '#monitoring/rules';
import { createService } from '#operations/rules';
import { done, patch, put, type Change, type Deed } from '#platform/kit';
import { newId, systemPrincipal } from '#platform/server';
import { problemOf, testServer } from '../../../test/support/server.ts';

/** The server's clock is ahead by so much. */
let ahead = 0;
const server = await testServer({ now: () => new Date(Date.now() + ahead).toISOString() });
const { manager, member, requester } = server.members;
const { client } = manager;
const made = async <R = { id: string; version: number }>(deed: unknown, fields: object): Promise<R> =>
  (await client.do(deed as Deed, fields as never)).data as R;

/** Looks again until it is so. */
async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
  }
}

const shop = await made(createService, { key: 'SHOP', name: 'Web shop', tier: 1 });
const mail = await made(createService, { key: 'MAIL', name: 'Mail' });
const quick = { serviceId: shop.id, intervalSeconds: 20, retrySeconds: 5, tries: 1 };
const down = { kind: 'example', state: 'down' };
const up = { kind: 'example', state: 'up' };
const stateOf = async (id: string) => (await client.see(monitorBoard, { monitorId: id })).items[0]!;
const outagesOf = async (monitorId: string) => (await client.list(outage, { monitorId, sort: '-startedAt' })).items;
const set = async (id: string, settings: object) => {
  const row = await client.one(monitor, id);
  await client.do(changeMonitor as Deed, { id, settings } as never, { version: row.version });
};

test('a monitor that goes down is an outage, an alert and an incident on its service; up again, all of it is over', async () => {
  const { id } = await made(createMonitor, { ...quick, name: 'Shop front page', settings: up });
  await until(async () => (await stateOf(id)).state === 'up');
  await set(id, down);
  const row = await until(async () => {
    const found = await stateOf(id);
    return found.state === 'down' && found;
  });
  assert.equal(row.reason, 'unexpected-status');
  const [open] = await outagesOf(id);
  assert.partialDeepStrictEqual(open, { state: 'down', endedAt: null, detail: '503', serviceId: shop.id, classification: 'outage' });
  const opened = await until(async () => (await client.list(incident, { serviceId: shop.id })).items[0]);
  assert.partialDeepStrictEqual(opened, { source: 'alert', status: 'new' });
  assert.match(opened.title, /^Shop front page: unexpected status 503$/);
  assert.equal((await client.list(alertSource, { kind: 'evenkeel' })).items.length, 1);
  await set(id, up);
  await until(async () => (await stateOf(id)).state === 'up');
  assert.ok((await outagesOf(id))[0]!.endedAt);
  await until(async () => (await client.one(incident, opened.id)).status === 'resolved');
  assert.equal((await client.list(alert, {})).items[0]!.state, 'closed');
  await until(async () => (await stateOf(id)).beats.some((each) => each.state === 'down'));
  const times = await client.see(monitorTimes, { id, days: 1 });
  assert.ok(times.items.reduce((sum, each) => sum + each.failures, 0) >= 1);
});

test('where checks may not look is refused as it is written; what cannot be looked at is neither an outage nor an alert', async () => {
  const refused = await problemOf(made(createMonitor, { ...quick, name: 'Itself', settings: { kind: 'http', url: 'http://127.0.0.1/' } }));
  assert.deepEqual([refused.code, refused.errors?.[0]?.pointer], ['forbidden-place', '/settings']);
  for (const host of ['localhost', '10.20.0.7', '0x7f.1', '169.254.169.254'])
    assert.equal(
      (await problemOf(made(createMonitor, { ...quick, name: host, settings: { kind: 'tcp', host, port: 22 } }))).code,
      refused.code,
    );
  const { id } = await made(createMonitor, { ...quick, name: 'Not to be looked up', settings: { kind: 'dns', host: '192.0.2.7' } });
  const row = await until(async () => {
    const found = await stateOf(id);
    return found.state === 'blind' && found;
  });
  assert.deepEqual([row.reason, row.milliseconds, row.failedTries], ['forbidden-url', null, 0]);
  assert.deepEqual(await outagesOf(id), []);
  assert.equal((await client.list(alert, { q: 'Not to be looked up' })).items.length, 0);
  assert.deepEqual((await client.see(monitorTimes, { id, days: 1 })).items, []);
});

test('while a parent is down a failure is told to nobody', async () => {
  const line = await made(createMonitor, { ...quick, serviceId: mail.id, name: 'Line', settings: down, severity: 1 });
  const behind = await made(createMonitor, { ...quick, serviceId: mail.id, name: 'Behind the line', settings: down, parentIds: [line.id] });
  await until(async () => (await stateOf(behind.id)).state === 'unreachable');
  assert.equal((await client.list(alert, { q: 'Behind the line' })).items.length, 0);
  const row = await client.one(monitor, line.id);
  const circle = client.do(changeMonitor as Deed, { id: line.id, parentIds: [behind.id] } as never, { version: row.version });
  assert.equal((await problemOf(circle)).code, 'monitor-circle');
});

test('muted it tells nobody; no longer muted and still wrong it does, and switched off it is over', async () => {
  const { id } = await made(createMonitor, { ...quick, serviceId: mail.id, name: 'Mail gateway', settings: up });
  await client.do(muteMonitor as Deed, { id, hours: 2 } as never);
  await until(async () => (await stateOf(id)).heldBy === 'muted');
  await set(id, down);
  await until(async () => (await stateOf(id)).state === 'down');
  assert.equal((await client.list(alert, { q: 'Mail gateway' })).items.length, 0);
  await member.client.do(muteMonitor as Deed, { id, hours: 0 } as never);
  const told = await until(async () => (await client.list(alert, { q: 'Mail gateway' })).items[0]);
  assert.equal(told.state, 'open');
  const { version } = await client.one(monitor, id);
  await client.do(changeMonitor as Deed, { id, isEnabled: false } as never, { version });
  await until(async () => (await client.one(alert, told.id)).state === 'closed');
  assert.ok((await outagesOf(id))[0]!.endedAt);
  assert.equal((await stateOf(id)).heldBy, 'off');
  const removal = client.do(removeMonitor as Deed, { id } as never, { version: (await client.one(monitor, id)).version });
  assert.equal((await problemOf(removal)).code, 'monitor-has-outages');
});

test('what is agreed maintenance tells nobody', async () => {
  const files = await made(createService, { key: 'FILES', name: 'Files' });
  const day = new Date().toISOString().slice(0, 10);
  const window = {
    name: 'New shelves',
    kind: 'maintenance',
    scope: 'service',
    scopeIds: [files.id],
    startsOn: day,
    endsOn: day,
    zone: 'UTC',
  };
  await made(createWindow, window);
  const { id } = await made(createMonitor, { ...quick, serviceId: files.id, name: 'File server', settings: down });
  await until(async () => (await stateOf(id)).state === 'down');
  assert.equal((await stateOf(id)).heldBy, 'maintenance');
  assert.equal((await client.list(alert, { q: 'File server' })).items.length, 0);
  const { downMinutes, maintenanceMinutes, maintenance } = await client.see(serviceAvailability, { id: files.id });
  assert.equal(downMinutes, 0);
  assert.ok(maintenanceMinutes > 0 && maintenance[0]!.name === 'New shelves');
});

test('while a change is carried out within its plan nobody is told; what is still wrong afterwards is told then', async () => {
  const wiki = await made(createService, { key: 'WIKI', name: 'Wiki' });
  const at = (minutes: number): string => new Date(Date.now() + ahead + minutes * 60_000).toISOString();
  const id = newId();
  const planned = { number: 1, title: 'New disks', serviceId: wiki.id, plannedStart: at(-60), plannedEnd: at(60) };
  const begun = change.schema.parse({ ...planned, status: 'in-progress', actualStart: at(-30) });
  const write = (changes: readonly Change[]) =>
    server.tools.write({
      deed: draftChange as unknown as Deed,
      input: { title: 'New disks', serviceId: wiki.id },
      by: systemPrincipal(server.organisationId),
      requestId: newId(),
      decide: () => Promise.resolve(done(changes)),
    });
  await write([put(change, id, begun)]);
  const { id: monitorId } = await made(createMonitor, { ...quick, serviceId: wiki.id, name: 'Wiki page', settings: down });
  await until(async () => (await stateOf(monitorId)).state === 'down');
  assert.equal((await stateOf(monitorId)).heldBy, 'maintenance');
  assert.equal((await client.list(alert, { q: 'Wiki page' })).items.length, 0);
  await write([patch(change, id, { status: 'done', outcome: 'successful', actualEnd: at(0) })]);
  ahead += 60_000;
  await client.do(muteMonitor as Deed, { id: monitorId, hours: 0 } as never);
  assert.equal((await until(async () => (await client.list(alert, { q: 'Wiki page' })).items[0])).state, 'open');
  const { maintenance } = await client.see(serviceAvailability, { id: wiki.id });
  assert.partialDeepStrictEqual(maintenance, [{ name: 'New disks', changeId: id }]);
});

test('a job that shows up is up, by GET and by POST, and the old token is worthless after a new one', async () => {
  const backup = await made<{ id: string; token: string }>(createMonitor, {
    ...quick,
    name: 'Backup',
    settings: { kind: 'push', graceSeconds: 0 },
  });
  const push = (token: string, method: string) => fetch(`${server.url}/api/v1/monitors/push/${token}`, { method });
  assert.equal((await stateOf(backup.id)).state, 'pending');
  assert.equal((await push(backup.token, 'GET')).status, 200);
  await until(async () => (await stateOf(backup.id)).state === 'up');
  assert.equal((await push(backup.token, 'POST')).status, 200);
  const { token } = await made<{ token: string }>(renewMonitorToken, { id: backup.id });
  const refused = await push(backup.token, 'POST');
  assert.equal(refused.status, 404);
  assert.ok(!(await refused.text()).includes(backup.token.slice(-20)));
  assert.equal((await push(token, 'POST')).status, 200);
  // A minute without a sign.
  ahead += 60_000;
  await client.do(muteMonitor as Deed, { id: backup.id, hours: 0 } as never);
  await until(async () => (await stateOf(backup.id)).state === 'down');
  assert.equal((await push(token, 'POST')).status, 200);
  await until(async () => (await stateOf(backup.id)).state === 'up');
  assert.ok(!('tokenHash' in (await client.one(monitor, backup.id))));
});

test('an outage counts as what it is found to be, and availability and budget follow', async () => {
  const { id } = await made(createMonitor, { ...quick, name: 'Basket', settings: down });
  await until(async () => (await stateOf(id)).state === 'down');
  await made(createAvailabilityTarget, { serviceId: shop.id, percent: 99.9 });
  assert.equal((await problemOf(made(createAvailabilityTarget, { serviceId: shop.id, percent: 99 }))).code, 'target-of-service-exists');
  const [open] = await outagesOf(id);
  const before = await client.see(serviceAvailability, { id: shop.id });
  assert.ok(before.target!.percent === 99.9 && before.burnRates.length === 4);
  assert.deepEqual(
    before.sources.map((each) => each.source),
    ['incidents', 'monitors'],
  );
  assert.ok(before.outages.some((each) => each.id === open!.id && each.classification === 'outage'));
  const unsaid = client.do(classifyOutage as Deed, { id: open!.id, classification: 'false-alarm' } as never);
  assert.equal((await problemOf(unsaid)).code, 'needs-explanation');
  await client.do(classifyOutage as Deed, { id: open!.id, classification: 'false-alarm', explanation: 'The probe was wrong' } as never);
  const after = await client.see(serviceAvailability, { id: shop.id });
  assert.partialDeepStrictEqual(
    after.outages.find((each) => each.id === open!.id),
    { classification: 'false-alarm', explanation: 'The probe was wrong', minutes: 0 },
  );
  assert.equal((await client.history(outage, open!.id)).items[0]!.deed, 'classify-outage');
  assert.equal((await problemOf(client.see(serviceAvailability, { id: shop.id, from: '2199-01-01T00:00:00.000Z' }))).code, 'bad-range');
});

test('a status page is public by its address only, as long as it is wanted, and names nobody', async () => {
  const page = await made<StatusPage & { token: string }>(createStatusPage, {
    title: 'Our services',
    serviceIds: [shop.id, mail.id],
    isPublic: true,
  });
  const ask = async (token: string) => {
    const answer = await fetch(`${server.url}/api/v1/public-status/${token}`);
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  const { status, body } = await ask(page.token);
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(body, { title: 'Our services', services: [{ name: 'Web shop' }, { name: 'Mail' }] } as never);
  assert.equal((body['services'] as unknown as { days: unknown[] }[])[0]!.days.length, 90);
  assert.ok(!JSON.stringify(body).includes(shop.id));
  assert.deepEqual((await client.see(statusOfPage, { id: page.id })).services.length, 2);
  assert.equal((await problemOf(requester.client.see(statusOfPage, { id: page.id }))).status, 403);
  const { token } = await made<StatusPage & { token: string }>(renewStatusAddress, { id: page.id });
  assert.equal((await ask(page.token)).status, 404);
  assert.equal((await ask(token)).status, 200);
  const inside = await made<StatusPage>(createStatusPage, { title: 'Inside', serviceIds: [shop.id] });
  assert.equal(inside.token, null);
  await client.do(changeStatusPage as Deed, { id: inside.id, isPublic: true } as never, { version: 1 });
  const opened = await client.one(statusPage, inside.id);
  assert.equal((await ask(opened.token!)).status, 200);
  await client.do(changeStatusPage as Deed, { id: inside.id, isPublic: false } as never, { version: opened.version });
  assert.equal((await ask(opened.token!)).status, 404);
  const { organisationId } = await server.another('Second');
  assert.equal((await ask(token.replace(server.organisationId.replaceAll('-', ''), organisationId.replaceAll('-', '')))).status, 404);
});

test('a service of which people say that it is down is down, until they say that it is back', async () => {
  const payroll = await made(createService, { key: 'PAY', name: 'Payroll' });
  const { id } = await made(createStatusPage, { title: 'Payroll', serviceIds: [payroll.id] });
  const state = async () => (await client.see(statusOfPage, { id })).services[0]!.state;
  assert.equal(await state(), 'up');
  const of = { title: 'Payroll', serviceId: payroll.id };
  await made(reportIncident, { ...of, impact: 3, urgency: 3 });
  assert.equal(await state(), 'up');
  const slow = await made(reportIncident, { ...of, impact: 1, urgency: 2 });
  assert.equal(await state(), 'degraded');
  const dead = await made(reportIncident, { ...of, impact: 3, urgency: 1 });
  assert.equal(await state(), 'down');
  await client.do(restoreIncident as Deed, { id: dead.id } as never);
  assert.equal(await state(), 'degraded');
  await client.do(resolveIncident as Deed, { id: slow.id } as never);
  assert.equal(await state(), 'up');
  // A monitor that sees nothing wrong does not outvote people.
  await made(createMonitor, { ...quick, serviceId: payroll.id, name: 'Payroll', settings: up });
  await made(reportIncident, { ...of, impact: 3, urgency: 1 });
  assert.equal(await state(), 'down');
});
