/** What is refused about monitors, outages and status pages, and what is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { service } from '#operations/rules';
import { isAllowed, type Deed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../../test/company/deciding.ts';
import {
  changeMonitor,
  changeStatusPage,
  classifyOutage,
  createMonitor,
  createStatusPage,
  exampleResult,
  monitor,
  monitorSettings,
  muteMonitor,
  nextCheckAt,
  outage,
  recordOutage,
  removeMonitor,
  removeStatusPage,
  renewMonitorToken,
  renewStatusAddress,
  statusPage,
  targetTextOf,
} from '../index.ts';

const example = { kind: 'example' } as const;
const fields = { name: 'Shop', serviceId: idOf(901), settings: monitorSettings.parse(example) };
const made = (id: number, more: object = {}) => record(monitor, idOf(id), { ...fields, kind: 'example', ...more });
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 16, 9, minute)).toISOString();

test('a field of the settings that does not fit is named', () => {
  const issueOf = (settings: unknown) => createMonitor.input.safeParse({ ...fields, settings }).error?.issues[0]?.path.join('/');
  assert.equal(issueOf({ kind: 'http', url: 'ftp://example.org' }), 'settings/url');
  assert.equal(issueOf({ kind: 'http', url: 'https://mara:secret@example.org' }), 'settings/url');
  assert.equal(issueOf({ kind: 'http', url: 'https://example.org', expectStatus: ['2xx'] }), 'settings/expectStatus/0');
  assert.equal(issueOf({ kind: 'tcp', host: 'db1', port: 70_000 }), 'settings/port');
  assert.equal(issueOf({ kind: 'tls', host: 'https://example.org' }), 'settings/host');
  assert.equal(issueOf({ kind: 'smoke-signal' }), 'settings/kind');
  assert.equal(targetTextOf(monitorSettings.parse({ kind: 'tls', host: 'example.org' })), 'example.org:443');
});

test('a monitor hangs on others that are there, and never on itself', () => {
  const [first, second] = [made(1), made(2, { parentIds: [idOf(1)] })];
  assert.equal(refusalOf(decide(changeMonitor, { id: idOf(1), parentIds: [idOf(2)] }, [first, second])), 'monitor-circle');
  assert.equal(refusalOf(decide(changeMonitor, { id: idOf(1), parentIds: [idOf(9)] }, [first])), 'no-such-parent-monitor');
  const chain = Array.from({ length: 23 }, (_, place) => made(place + 1, { parentIds: place === 0 ? [] : [idOf(place)] }));
  assert.equal(refusalOf(decide(changeMonitor, { id: idOf(30), parentIds: [idOf(23)] }, [...chain, made(30)])), 'monitor-chain-too-long');
  const put = changesOf(decide(createMonitor as Deed, { ...fields, parentIds: [idOf(1)] }, [first]));
  assert.partialDeepStrictEqual(put, [{ kind: 'put', row: { kind: 'example', tokenHash: null, tries: 3 } }]);
});

test('the kind of a monitor stays, and only one that is pushed has a token', () => {
  const push = monitorSettings.parse({ kind: 'push' });
  assert.equal(refusalOf(decide(changeMonitor, { id: idOf(1), settings: push }, [made(1)])), 'monitor-kind-stays');
  assert.equal(refusalOf(decide(renewMonitorToken as Deed, { id: idOf(1) }, [made(1)])), 'monitor-not-pushed');
  assert.equal(refusalOf(decide(renewMonitorToken as Deed, { id: idOf(1) })), 'not-found');
});

test('muted for some hours from now, or not at all', () => {
  const mutedUntil = (hours: number) => changesOf(decide(muteMonitor as Deed, { id: idOf(1), hours }, [made(1)], principal(), at(0)));
  assert.partialDeepStrictEqual(mutedUntil(1.5), [{ fields: { mutedUntil: at(90) } }]);
  assert.partialDeepStrictEqual(mutedUntil(0), [{ fields: { mutedUntil: null } }]);
  assert.equal(refusalOf(decide(muteMonitor as Deed, { id: idOf(1), hours: 1 })), 'not-found');
  assert.ok(isAllowed(muteMonitor.may, principal({ role: 'member' })) && !isAllowed(createMonitor.may, principal({ role: 'member' })));
});

test('an outage begins when the one before ends, and a monitor that has found any is not removed', () => {
  const open = record(outage, idOf(5), {
    monitorId: idOf(1),
    serviceId: idOf(901),
    state: 'warning',
    startedAt: at(0),
    reason: 'certificate-expires',
  });
  const begins = { serviceId: idOf(901), state: 'down', startedAt: at(10), reason: 'timeout', detail: null };
  const changes = changesOf(decide(recordOutage as Deed, { id: idOf(1), at: at(10), begins }, [made(1), open]));
  assert.partialDeepStrictEqual(changes, [
    { kind: 'patch', fields: { endedAt: at(10) } },
    { kind: 'put', row: { state: 'down', endedAt: null } },
  ]);
  assert.equal(changesOf(decide(recordOutage as Deed, { id: idOf(1), at: at(10), begins: null }, [made(1)])).length, 0);
  assert.equal(refusalOf(decide(removeMonitor as Deed, { id: idOf(1) }, [made(1), open])), 'monitor-has-outages');
  assert.equal(changesOf(decide(removeMonitor as Deed, { id: idOf(1) }, [made(1)])).length, 1);
  assert.equal(refusalOf(decide(removeMonitor as Deed, { id: idOf(1) })), 'not-found');
});

test('that an outage is none needs a reason', () => {
  const over = record(outage, idOf(5), {
    monitorId: idOf(1),
    serviceId: idOf(901),
    state: 'down',
    startedAt: at(0),
    endedAt: at(5),
    reason: 'timeout',
  });
  const as = (classification: string, explanation = '') =>
    decide(classifyOutage as Deed, { id: idOf(5), classification, explanation }, [over]);
  assert.equal(refusalOf(as('maintenance')), 'needs-explanation');
  assert.partialDeepStrictEqual(changesOf(as('maintenance', 'Agreed by telephone')), [{ fields: { classification: 'maintenance' } }]);
  assert.equal(changesOf(as('outage')).length, 0);
  assert.equal(refusalOf(decide(classifyOutage as Deed, { id: idOf(6), classification: 'outage' })), 'not-found');
});

test('a status page shows services that are there, each once', () => {
  const shop = record(service, idOf(901), { key: 'SHOP', name: 'Shop' });
  const create = (serviceIds: readonly string[]) => decide(createStatusPage as Deed, { title: 'Services', serviceIds }, [shop]);
  assert.equal(refusalOf(create([idOf(901), idOf(901)])), 'service-twice');
  assert.equal(refusalOf(create([idOf(902)])), 'no-such-service');
  const page = record(statusPage, idOf(7), { title: 'Services', serviceIds: [idOf(902)], token: 'sta' });
  assert.equal(changesOf(decide(changeStatusPage, { id: idOf(7), title: 'All services' }, [page])).length, 1);
  assert.equal(refusalOf(decide(changeStatusPage, { id: idOf(7), serviceIds: [idOf(903)] }, [page])), 'no-such-service');
  assert.equal(changesOf(decide(removeStatusPage as Deed, { id: idOf(7) }, [page])).length, 1);
  assert.equal(refusalOf(decide(renewStatusAddress as Deed, { id: idOf(7) })), 'not-found');
});

test('each monitor looks once in its interval, at a moment of its own that stays the same', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 20, max: 86_400 }), fc.integer({ min: 0, max: 4e12 }), (id, seconds, now) => {
      const next = nextCheckAt(id, seconds, now);
      assert.ok(next > now && next <= now + seconds * 1000);
      assert.equal(nextCheckAt(id, seconds, next), next + seconds * 1000);
    }),
  );
  const seconds = new Set(Array.from({ length: 1000 }, (_, place) => Math.floor((nextCheckAt(idOf(place), 60, 0) % 60_000) / 1000)));
  assert.equal(seconds.size, 60, 'a thousand monitors spread over the whole minute');
});

test('an example answers the same for the same moment', () => {
  const settings = { kind: 'example', milliseconds: 100, state: 'up' } as const;
  assert.deepEqual(exampleResult(idOf(1), settings, 5), exampleResult(idOf(1), settings, 5));
  assert.ok(exampleResult(idOf(1), settings, 5).milliseconds > 40);
});
