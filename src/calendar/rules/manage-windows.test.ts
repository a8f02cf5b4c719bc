import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, record, refusalOf } from '../../../test/company/deciding.ts';
import { changeWindow, createWindow, removeWindow } from './manage-windows.ts';
import { window } from './window.ts';

const freeze = { name: 'Year-end freeze', kind: 'freeze-hard', startsOn: '2026-12-14', endsOn: '2027-01-06', zone: 'Europe/Berlin' };
const facts = [record(window, idOf(1), freeze)];
const refused = (fields: object) => refusalOf(decide(createWindow, { ...freeze, ...fields }));

test('a freeze holds for the whole organisation unless somebody says otherwise', () => {
  assert.partialDeepStrictEqual(changesOf(decide(createWindow, freeze)), [
    { kind: 'put', row: { scope: 'organisation', startMinute: 0, endMinute: 1440 } },
  ]);
});

test('a window opens before it closes', () => {
  assert.equal(refused({ endsOn: '2026-12-13' }), 'ends-before-it-starts');
  assert.equal(refused({ endsOn: '2026-12-14', startMinute: 720, endMinute: 720 }), 'ends-before-it-starts');
  assert.equal(refusalOf(decide(changeWindow, { id: idOf(1), endsOn: '2026-12-01' }, facts)), 'ends-before-it-starts');
});

test('a window of a service says of which one, a window of the organisation of none', () => {
  assert.equal(refused({ scope: 'service' }), 'scope-names-nothing');
  assert.equal(refused({ scopeNames: ['Payroll'] }), 'scope-too-wide');
  assert.equal(changesOf(decide(createWindow, { ...freeze, scope: 'service', scopeNames: ['Payroll'] })).length, 1);
});

test('a window may hold for teams and projects, which it names', () => {
  for (const scope of ['team', 'project'])
    assert.partialDeepStrictEqual(changesOf(decide(createWindow, { ...freeze, scope, scopeIds: [idOf(5)] })), [
      { kind: 'put', row: { scope, scopeIds: [idOf(5)] } },
    ]);
  assert.equal(refused({ scope: 'team' }), 'scope-names-nothing');
});

test('only a recurring window has a last day and a number of times', () => {
  assert.equal(refused({ times: 3 }), 'ends-without-recurrence');
  assert.equal(refused({ recursUntil: '2030-01-01' }), 'ends-without-recurrence');
  assert.equal(refused({ recurrence: { kind: 'daily', every: 1 }, recursUntil: '2026-01-01' }), 'ends-before-it-starts');
});

test('it lies in a zone that exists', () => {
  assert.throws(() => refused({ zone: 'Mars/Olympus' }), /known time zone/);
});

test('it can be taken away', () => {
  assert.partialDeepStrictEqual(changesOf(decide(removeWindow, { id: idOf(1) }, facts)), [{ kind: 'remove' }]);
});
