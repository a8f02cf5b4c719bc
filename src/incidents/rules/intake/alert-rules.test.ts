/** When an incident comes of an alert, and when not: each rule with the case it was made for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asset, dependency, dependencyGraphOf, service } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { changesOf, decide, idOf, record, refusalOf } from '../../../../test/company/deciding.ts';
import { intakeInMemory, sourceOf, type InMemory } from '../../../../test/intake/support/intake-in-memory.ts';
import { messageOf } from '../../../../test/intake/support/messages.ts';
import {
  alert,
  alertSource,
  changesIn,
  createAlertSource,
  createOwnAlertSource,
  flappingAt,
  matterOf,
  muteAlert,
  placeIndexOf,
  placeOf,
  readMessage,
  renewAlertToken,
  replay,
  takeInAlerts,
  type MatterFacts,
} from './index.ts';

const start = Date.UTC(2026, 2, 5, 12);
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
let counted = 0;
const said = (minute: number, state: string, more: Readonly<Record<string, unknown>> = {}) => {
  const message = messageOf({ key: 'disk', state, time: at(minute), severity: 'critical', ...more });
  const reading = readMessage('json', message);
  assert.ok(!reading.refused);
  return reading.events.map((event) => ({
    message: ++counted,
    sourceId: idOf(1),
    receivedAt: at(minute),
    bodyHash: message.bodyHash,
    event,
  }));
};
const last = (of: InMemory) => of.alerts().at(-1)!;
const rulesOf = (of: InMemory, alertId: string) => of.decisions().flatMap((each) => (each.alertId === alertId ? [each.rule] : []));
const statusOf = (of: InMemory, incidentId: string | null) => of.incidents().find((each) => each['id'] === incidentId)?.['status'];

test('the first rule that fits decides, in the order in which they stand', () => {
  const plain: MatterFacts = {
    now: 100,
    isOpen: true,
    severity: 4,
    count: 1,
    startedAt: 0,
    mutedUntil: null,
    maintenanceUntil: null,
    calmAt: null,
    rootAlertId: null,
    incidents: { ofKey: null, ofService: null, ofFollowing: null },
  };
  const rules = { leastSeverity: 3, afterCount: 1, afterMinutes: 0 };
  const ruleFor = (facts: Partial<MatterFacts>, other = rules) => matterOf({ ...plain, ...facts }, other).rule;
  assert.equal(ruleFor({}), 'matters');
  assert.equal(ruleFor({ isOpen: false, mutedUntil: 200 }), 'over-already');
  assert.equal(ruleFor({ mutedUntil: 200, maintenanceUntil: 200 }), 'muted');
  assert.equal(ruleFor({ mutedUntil: 100, maintenanceUntil: 200, severity: 0 }), 'maintenance');
  assert.equal(ruleFor({ severity: 2, calmAt: 200 }), 'below-severity');
  assert.equal(ruleFor({ calmAt: 200, rootAlertId: 'r' }), 'flapping');
  assert.equal(ruleFor({ calmAt: 200, incidents: { ofKey: 'i', ofService: null, ofFollowing: null } }), 'same-alert-again');
  assert.equal(ruleFor({ rootAlertId: 'r', count: 0 }), 'follows-from-root');
  assert.equal(ruleFor({}, { ...rules, afterCount: 2 }), 'too-few');
  assert.deepEqual(matterOf(plain, { ...rules, afterMinutes: 5 }), {
    rule: 'too-short',
    outcome: 'wait',
    reviewAt: 300_000,
    incidentId: null,
  });
  assert.equal(ruleFor({ incidents: { ofKey: null, ofService: 's', ofFollowing: 'f' } }), 'same-service');
  assert.equal(ruleFor({ incidents: { ofKey: null, ofService: null, ofFollowing: 'f' } }), 'root-of-others');
});

test('it flaps from the sixth change within half an hour until fewer than three are left in the last half hour', () => {
  const minutes = (...of: readonly number[]) => of.map((each) => each * 60_000);
  const six = minutes(0, 5, 10, 15, 20, 25);
  assert.equal(flappingAt(six.slice(0, 5), minutes(26)[0]!).isFlapping, false);
  assert.deepEqual(flappingAt(six, minutes(26)[0]!), { isFlapping: true, calmAt: minutes(45)[0] });
  assert.equal(flappingAt(six, minutes(45)[0]!).isFlapping, false);
  assert.deepEqual(flappingAt([...six, ...minutes(44)], minutes(46)[0]!), { isFlapping: true, calmAt: minutes(50)[0] });
  assert.equal(flappingAt(minutes(0, 7, 14, 21, 28, 35), minutes(36)[0]!).isFlapping, false);
  assert.deepEqual(
    changesIn([{ episodeId: null, startedAt: 1, closedAt: 9, closedBy: 'superseded', isAcknowledged: false, severity: 1 }]),
    [1],
  );
});

test('what is still wrong when it has calmed down is told then', () => {
  const intake = intakeInMemory(sourceOf({ afterMinutes: 2 }));
  for (let minute = 0; minute <= 10; minute++) intake.take(said(minute, minute % 2 ? 'resolved' : 'firing'));
  const open = last(intake);
  assert.partialDeepStrictEqual(open, { state: 'open', isFlapping: true, matter: 'flapping', incidentId: null });
  assert.equal(intake.incidents().length, 0);
  intake.take([], { at: open.reviewAt!, due: intake.due(open.reviewAt!) });
  assert.partialDeepStrictEqual(last(intake), { isFlapping: false, matter: 'matters', reviewAt: null });
  assert.equal(statusOf(intake, last(intake).incidentId), 'new');
});

test('an incident of something that comes and goes is resolved only when it is calm', () => {
  const intake = intakeInMemory(sourceOf({ resolvesIncident: true }));
  for (const minute of [0, 1, 2, 3, 4]) intake.take(said(minute, minute % 2 ? 'resolved' : 'firing'));
  const { incidentId } = last(intake);
  assert.equal(statusOf(intake, incidentId), 'new');
  intake.take(said(5, 'resolved'));
  assert.equal(statusOf(intake, incidentId), 'new');
  const { reviewAt, id } = last(intake);
  assert.equal(rulesOf(intake, id).at(-1), 'calm-awaited');
  intake.take([], { at: reviewAt!, due: intake.due(reviewAt!) });
  assert.equal(statusOf(intake, incidentId), 'resolved');
  assert.equal(last(intake).reviewAt, null);
});

test('what is still wrong when maintenance ends is told then, what was over before is not', () => {
  const until = Date.parse(at(30));
  const during = () => intakeInMemory(sourceOf(), { maintenanceUntil: (_, now) => (now < until ? until : null) });
  const stays = during();
  stays.take(said(10, 'firing'));
  assert.partialDeepStrictEqual(last(stays), { matter: 'maintenance', reviewAt: at(30), incidentId: null });
  stays.take([], { at: at(30), due: stays.due(at(30)) });
  assert.equal(statusOf(stays, last(stays).incidentId), 'new');
  const ends = during();
  ends.take(said(10, 'firing'));
  ends.take(said(20, 'resolved'));
  ends.take([], { at: at(30), due: ends.due(at(30)) });
  assert.equal(ends.incidents().length, 0);
});

test('an alert that is over before it was taken in comes to no incident, and is kept', () => {
  const intake = intakeInMemory(sourceOf());
  intake.take([...said(0, 'firing'), ...said(1, 'resolved')]);
  assert.equal(last(intake).state, 'closed');
  assert.equal(intake.incidents().length, 0);
});

test('an alert counts from so many times on, or after so many minutes', () => {
  const counts = intakeInMemory(sourceOf({ afterCount: 3 }));
  for (const minute of [0, 2, 4]) {
    assert.equal(counts.incidents().length, 0);
    counts.take(said(minute, 'firing'));
  }
  assert.equal(counts.incidents().length, 1);
  const lasts = intakeInMemory(sourceOf({ afterMinutes: 10 }));
  lasts.take(said(0, 'firing'));
  assert.deepEqual(lasts.due(at(9)), []);
  lasts.take([], { at: at(10), due: lasts.due(at(10)) });
  assert.equal(lasts.incidents().length, 1);
});

test('a source may leave the resolving to people; the alert that comes again then belongs to the open incident', () => {
  const intake = intakeInMemory(sourceOf({ resolvesIncident: false }));
  intake.take(said(0, 'firing'));
  intake.take(said(60, 'resolved'));
  assert.equal(statusOf(intake, last(intake).incidentId), 'new');
  intake.take(said(120, 'firing'));
  assert.equal(intake.incidents().length, 1);
  assert.equal(last(intake).matter, 'same-alert-again');
});

test('gone through under other rules, what was put off is asked again at its time', () => {
  const messages = [0, 1, 4, 30].flatMap((minute) => said(minute, minute === 30 ? 'resolved' : 'firing'));
  const around = {
    places: placeIndexOf([], []),
    graph: dependencyGraphOf({ services: [], assets: [], dependencies: [] }),
    maintenanceUntil: () => null,
  };
  const under = (rules: Parameters<typeof sourceOf>[0]) => replay(messages, sourceOf(rules), around, at(60)).incidents;
  assert.deepEqual(
    [under({}), under({ afterMinutes: 10 }), under({ afterMinutes: 40 }), under({ afterCount: 3 }), under({ afterCount: 4 })],
    [1, 1, 0, 1, 0],
  );
});

const [shop, db, host] = [idOf(11), idOf(12), idOf(13)];
const graph = dependencyGraphOf({
  services: [
    { id: shop, status: 'live', restoreMinutes: null },
    { id: db, status: 'live', restoreMinutes: null },
  ],
  assets: [{ id: host, kind: 'server', status: 'in-use', serviceId: null, restoreMinutes: null }],
  dependencies: [
    { id: idOf(21), serviceId: shop, assetId: null, needsServiceId: db, needsAssetId: null, strength: 'hard', redundancyGroup: null },
    { id: idOf(22), serviceId: db, assetId: null, needsServiceId: null, needsAssetId: host, strength: 'hard', redundancyGroup: null },
  ],
});
const places = placeIndexOf(
  [
    { id: shop, key: 'SHOP', name: 'Shop' },
    { id: db, key: 'DB', name: 'Database' },
  ],
  [{ id: host, name: 'db01', externalId: 'CI-7', serviceId: null }],
);
const facts = [
  [service.name, record(service, shop, { key: 'SHOP', name: 'Shop', tier: 1 })[1] as never],
  [service.name, record(service, db, { key: 'DB', name: 'Database' })[1] as never],
  [asset.name, record(asset, host, { name: 'db01', kind: 'server' })[1] as never],
  [dependency.name, record(dependency, idOf(22), { serviceId: db, needsAssetId: host })[1] as never],
] as const;

test('of what fails at once all hangs under the root, in whatever order it comes', () => {
  const about = {
    shop: { key: 'shop', service: 'SHOP' },
    db: { key: 'db', service: 'DB' },
    host: { key: 'host', host: 'db01.example.org:9100' },
  } as const;
  for (const order of [
    ['shop', 'db', 'host'],
    ['host', 'db', 'shop'],
  ] as const) {
    const intake = intakeInMemory(sourceOf(), { graph, places, facts });
    intake.take(order.flatMap((each, place) => said(place, 'firing', about[each])));
    assert.equal(intake.incidents().length, 1, order.join());
    const root = intake.alerts().find((each) => each.key === 'host')!;
    assert.deepEqual([root.assetId, root.matter], [host, 'matters']);
    for (const each of intake.alerts())
      if (each !== root) assert.partialDeepStrictEqual(each, { rootAlertId: root.id, incidentId: root.incidentId });
  }
  const late = intakeInMemory(sourceOf(), { graph, places, facts });
  late.take(said(0, 'firing', about.shop));
  late.take(said(1, 'firing', about.host));
  assert.equal(late.incidents().length, 1);
  assert.equal(last(late).matter, 'root-of-others');
  late.take(said(2, 'resolved', about.host));
  assert.equal(statusOf(late, last(late).incidentId), 'new');
  late.take(said(3, 'resolved', about.shop));
  assert.equal(statusOf(late, last(late).incidentId), 'resolved');
});

test('what joins an incident and is worse raises it; what people have said of its priority stands', () => {
  const intake = intakeInMemory(sourceOf({ leastSeverity: 1 }), { graph, places, facts });
  const of = () => intake.incidents()[0]!;
  intake.take(said(0, 'firing', { service: 'SHOP', severity: 'info' }));
  assert.partialDeepStrictEqual(of(), { urgency: 3, priority: 3, serviceId: shop });
  intake.take(said(600, 'firing', { key: 'other', service: 'SHOP' }));
  assert.equal(last(intake).matter, 'same-service');
  assert.partialDeepStrictEqual(of(), { urgency: 1, priority: 1 });
  const lines = [...intake.rows.get('incident-entry')!.values()].filter((each) => each['kind'] === 'priority');
  assert.deepEqual(
    lines.map((each) => each['value']),
    ['3', '1'],
  );
  const told = intakeInMemory(sourceOf({ leastSeverity: 1 }), { graph, places, facts });
  told.take(said(0, 'firing', { service: 'SHOP', severity: 'info' }));
  const [id, row] = [...told.rows.get('incident')!][0]!;
  told.rows.get('incident')!.set(id, { ...row, priority: 4, priorityReason: 'A test shop' });
  told.take(said(1, 'firing', { key: 'other', service: 'SHOP' }));
  assert.partialDeepStrictEqual(told.incidents()[0], { urgency: 1, priority: 4 });
});

test('an incident that nobody has seen goes to the service where it begins, and to its team', () => {
  const withTeam = [
    ...facts,
    [service.name, record(service, db, { key: 'DB', name: 'Database', tier: 1, teamId: idOf(77) })[1] as never],
  ] as const;
  const follows = (status: string) => {
    const intake = intakeInMemory(sourceOf(), { graph, places, facts: withTeam });
    intake.take(said(0, 'firing', { service: 'SHOP' }));
    const [id, row] = [...intake.rows.get('incident')!][0]!;
    intake.rows.get('incident')!.set(id, { ...row, status });
    intake.take(said(1, 'firing', { key: 'db', service: 'DB' }));
    assert.equal(last(intake).matter, 'root-of-others');
    return intake.incidents()[0]!;
  };
  assert.partialDeepStrictEqual(follows('new'), { serviceId: db, teamId: idOf(77) });
  assert.partialDeepStrictEqual(follows('in-progress'), { serviceId: shop, teamId: null });
});

test('a clock that is far ahead keeps nobody from being told; a severity that nobody knows counts as an error', () => {
  const intake = intakeInMemory(sourceOf({ leastSeverity: 3 }));
  intake.take(said(0, 'firing', { time: '2099-01-01T00:00:00Z', severity: 'catastrophic' }));
  assert.partialDeepStrictEqual(last(intake), { startedAt: at(0), severity: 3, matter: 'matters' });
  intake.take(said(10, 'resolved', { time: '2098-12-31T00:00:00Z', severity: 'catastrophic' }));
  assert.partialDeepStrictEqual(last(intake), { state: 'closed', closedAt: at(10) });
  intake.take(said(20, 'firing', { key: 'quiet', severity: ' ' }));
  assert.partialDeepStrictEqual(last(intake), { severity: 0, matter: 'below-severity' });
});

test('what began long after something failed did not cause it', () => {
  const intake = intakeInMemory(sourceOf(), { graph, places, facts });
  intake.take(said(0, 'firing', { service: 'SHOP' }));
  intake.take(said(31, 'firing', { key: 'db', service: 'DB' }));
  assert.equal(last(intake).matter, 'matters');
  assert.equal(intake.incidents().length, 2);
});

test('a service is found by key or name, an asset by name or external id, with or without port and domain', () => {
  const found = (serviceRef: string | null, ...ciRefs: string[]) => placeOf({ serviceRef, ciRefs }, places, null);
  assert.deepEqual(found('shop'), { serviceId: shop, assetId: null });
  assert.deepEqual(found('database', 'https://DB01.example.org:9100/metrics'), { serviceId: db, assetId: host });
  assert.deepEqual(found(null, 'ci-7'), { serviceId: null, assetId: host });
  assert.deepEqual(placeOf({ serviceRef: 'unheard', ciRefs: ['10.0.0.7:80'] }, places, shop), { serviceId: shop, assetId: null });
  const two = placeIndexOf(
    [],
    [
      { id: host, name: 'same', externalId: null, serviceId: null },
      { id: db, name: 'Same', externalId: null, serviceId: null },
    ],
  );
  assert.equal(placeOf({ serviceRef: null, ciRefs: ['same'] }, two, null).assetId, null);
});

test('an alert is muted until a moment to come, while it is open', () => {
  const open = record(alert, idOf(1), {
    title: 'a',
    sourceId: idOf(2),
    key: 'a',
    state: 'open',
    severity: 3,
    startedAt: at(0),
    lastSeenAt: at(0),
  });
  const over = [alert, { ...open[1], state: 'closed', closedAt: at(1), closedBy: 'sender' }] as const;
  const mute = (until: string | null, row: typeof open | typeof over = open) =>
    decide(muteAlert as Deed, { id: idOf(1), until }, [row], undefined, at(0));
  assert.partialDeepStrictEqual(changesOf(mute(at(60))), [{ fields: { mutedUntil: at(60), reviewAt: at(60) } }]);
  assert.partialDeepStrictEqual(changesOf(mute(null)), [{ fields: { mutedUntil: null, reviewAt: at(0) } }]);
  assert.equal(refusalOf(mute(at(0))), 'mute-in-the-past');
  assert.equal(refusalOf(mute(at(60 * 24 * 31))), 'mute-too-long');
  assert.equal(refusalOf(mute(at(60), over)), 'alert-over');
  assert.equal(refusalOf(decide(muteAlert as Deed, { id: idOf(9), until: null })), 'not-found');
});

test('take-in-alerts is done from messages only, a source that is not there gets no token', () => {
  assert.equal(refusalOf(decide(takeInAlerts as Deed, {})), 'needs-a-message');
  assert.equal(refusalOf(decide(renewAlertToken as Deed, { id: idOf(9) })), 'not-found');
  assert.ok(alertSource.secret?.includes('tokenHash') && createAlertSource.answersSecret === 'token');
});

test('the program itself is a source once, without a token', () => {
  const [made] = changesOf(decide(createOwnAlertSource as Deed, { name: 'Evenkeel' }));
  assert.partialDeepStrictEqual(made, {
    kind: 'put',
    row: { kind: 'evenkeel', tokenHash: null, leastSeverity: 3, resolvesIncident: true },
  });
  const known = [record(alertSource, idOf(1), { name: 'Evenkeel', kind: 'evenkeel', hint: '' })];
  assert.equal(changesOf(decide(createOwnAlertSource as Deed, { name: 'Evenkeel' }, known)).length, 0);
  assert.equal(refusalOf(decide(renewAlertToken as Deed, { id: idOf(1) }, known)), 'own-source-has-no-token');
  assert.ok(!createAlertSource.input.safeParse({ name: 'Me too', kind: 'evenkeel' }).success);
});
