/** Error budgets on a real server: what is used too fast is an alert of the program itself and an incident, and both are over with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alert, incident } from '#incidents/rules';
import {
  availabilityTarget,
  burnAlertKey,
  changeAvailabilityTarget,
  createAvailabilityTarget,
  createMonitor,
  outage,
  removeAvailabilityTarget,
  serviceAvailability,
} from '#monitoring/rules';
import { createService } from '#operations/rules';
import { done, patch, put, type Change, type Deed } from '#platform/kit';
import { inOrganisation, newId, systemPrincipal } from '#platform/server';
import { testServer } from '../../../../test/support/server.ts';

/** The server's clock is ahead by so much. */
let ahead = 0;
const server = await testServer({ now: () => new Date(Date.now() + ahead).toISOString() });
const { organisationId, tools } = server;
const { client } = server.members.manager;
const minute = 60_000;
const at = (minutes: number): string => new Date(Date.now() + ahead + minutes * minute).toISOString();
const made = async (deed: unknown, fields: object) => (await client.do(deed as Deed, fields as never)).data as { id: string };
const write = (changes: readonly Change[]) =>
  tools.write({
    deed: createMonitor as unknown as Deed,
    input: {},
    by: systemPrincipal(organisationId),
    requestId: newId(),
    decide: () => Promise.resolve(done(changes)),
  });

/** Looks again until it is so: the job comes every minute. */
async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
  }
}

/** A check each minute from then until now. */
const measured = (monitorId: string, minutes: number, state: 0 | 2) =>
  inOrganisation(tools.pool, organisationId, (db) =>
    db.query(
      `insert into monitoring.check_result (org_id, monitor_id, at, state, milliseconds)
       select $1, $2, $3::timestamptz - make_interval(mins => n), $4, 1 from generate_series(0, $5 - 1) as n on conflict do nothing`,
      [organisationId, monitorId, at(0), state, minutes],
    ),
  );

/** A service that has not worked for half an hour, as its monitor saw. */
async function failing(key: string, alertsOnBurn: boolean) {
  const of = await made(createService, { key, name: `Service ${key}`, tier: 1 });
  const settings = { kind: 'example', state: 'up' };
  const watching = await made(createMonitor, { name: key, serviceId: of.id, settings, isEnabled: false });
  const target = await made(createAvailabilityTarget, { serviceId: of.id, percent: 99.9, alertsOnBurn });
  const outageId = newId();
  const fields = { monitorId: watching.id, serviceId: of.id, state: 'down', startedAt: at(-30), reason: 'timeout' };
  await measured(watching.id, 60, 2);
  await write([put(outage, outageId, outage.schema.parse(fields))]);
  return { serviceId: of.id, monitorId: watching.id, targetId: target.id, outageId };
}
const alertOf = async (targetId: string) => (await client.list(alert, { key: burnAlertKey(targetId) })).items[0];

const [shop, quiet, switched, removed] = [
  await failing('SHOP', true),
  await failing('QUIET', false),
  await failing('SWITCHED', true),
  await failing('REMOVED', true),
];

test('a budget that is used too fast is an alert that says why, and an incident of its service; not where the target wants none', async () => {
  const opened = await until(() => alertOf(shop.targetId));
  assert.partialDeepStrictEqual(opened, { state: 'open', severity: 4, serviceId: shop.serviceId });
  assert.match(opened.title, /^Service SHOP: error budget used \d+(\.\d)? times too fast$/);
  assert.match(opened.annotations['description']!, /over 1 h .* and over 5 min .*too fast from 14\.4/);
  await until(async () => (await client.list(incident, { serviceId: shop.serviceId })).items[0]);
  const { target, burnRates } = await client.see(serviceAvailability, { id: shop.serviceId });
  assert.deepEqual([target!.alertsOnBurn, target!.alertId], [true, opened.id]);
  assert.deepEqual(
    burnRates.map((each) => [each.name, each.urgency, each.isTooFast]),
    [
      ['fast', 'page', true],
      ['steady', 'page', true],
      ['daily', 'ticket', true],
      ['slow', 'ticket', true],
    ],
  );
  await until(() => alertOf(switched.targetId));
  await until(() => alertOf(removed.targetId));
  assert.equal(await alertOf(quiet.targetId), undefined);
  assert.partialDeepStrictEqual((await client.see(serviceAvailability, { id: quiet.serviceId })).target, { alertId: null });
});

test('it is over when the short time is below again, and when the target wants none any more or is gone', async () => {
  await write([patch(outage, shop.outageId, { endedAt: at(0) })]);
  ahead += 45 * minute;
  await measured(shop.monitorId, 44, 0);
  await measured(switched.monitorId, 44, 2);
  await measured(removed.monitorId, 44, 2);
  const change = async (deed: unknown, targetId: string, fields: object) => {
    const { version } = await client.one(availabilityTarget, targetId);
    await client.do(deed as Deed, { id: targetId, ...fields } as never, { version });
  };
  await change(changeAvailabilityTarget, switched.targetId, { alertsOnBurn: false });
  await change(removeAvailabilityTarget, removed.targetId, {});
  for (const each of [shop, switched, removed]) await until(async () => (await alertOf(each.targetId))!.state === 'closed');
  await until(async () => (await client.list(incident, { serviceId: shop.serviceId })).items[0]!.status === 'resolved');
  const { target, burnRates } = await client.see(serviceAvailability, { id: shop.serviceId });
  assert.equal(target!.alertId, null);
  assert.ok(
    burnRates.some((each) => each.urgency === 'ticket' && each.isTooFast),
    'the long windows burn on',
  );
  const all = (await client.list(alert, { serviceId: shop.serviceId })).items;
  assert.equal(all.length, 1, 'what burns on after the urgent part is no news');
  const { rows } = await inOrganisation(tools.pool, organisationId, (db) =>
    db.query<{ id: string }>('select target_id as id from monitoring.burn_alert where org_id = $1', [organisationId]),
  );
  assert.deepEqual(
    rows.map((row) => row.id),
    [shop.targetId],
  );
});
