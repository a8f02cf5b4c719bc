import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyField, historyValue, spokenChanges, type HistoryWords, withoutMarks } from './history-value.ts';

const id = '00000000-0000-7000-8000-000000000012';
const english: HistoryWords = { language: 'en', zone: 'Europe/Berlin', names: { [id]: 'Set up the network' } };
const task = { room: '', name: 'task' };
const said = (field: string, value: unknown, words = english) => historyValue(task, field, value, words);

test('a history says values as people do: zone of the organisation, days and hours, per cent, names', () => {
  assert.equal(said('deadline', '2026-12-01T16:00:00.000Z'), '1 Dec 2026, 17:00');
  assert.equal(said('startsOn', '2026-12-01'), '1 Dec 2026');
  assert.equal(said('durationMinutes', 960), '2 days');
  assert.equal(said('durationMinutes', 90), '1 hr 30 mins');
  assert.equal(said('unitsPerMille', 500), '50%');
  assert.equal(said('percentComplete', 40), '40%');
  assert.equal(said('parentId', id), 'Set up the network');
  assert.equal(said('notes', null), '—');
  assert.equal(said('priority', 500), '500');
  assert.equal(said('deadline', '2026-12-01T16:00:00.000Z', { ...english, language: 'de' }), '01.12.2026, 17:00');
});

test('it leaves out what means nothing to people, and the unit beside the name of a field', () => {
  assert.deepEqual(spokenChanges({ name: 'A', position: 1, version: 1 }, { name: 'B', position: 2, version: 2 }), ['name']);
  assert.equal(historyField(task, 'durationMinutes').includes('('), false);
});

test('prose is told without the signs of its Markdown, and what is no Markdown stays', () => {
  assert.equal(withoutMarks('**seven** of [these](https://example.org) in `wal`'), 'seven of these in wal');
  assert.equal(withoutMarks('# Head\n- one'), 'Head\none');
  assert.equal(withoutMarks('2 ** 3, a_b_c and 4 - 1'), '2 ** 3, a_b_c and 4 - 1');
});
