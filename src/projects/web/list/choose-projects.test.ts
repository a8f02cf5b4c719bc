import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProjectOverviewRow } from '#projects/rules';
import { chosenRows, groupsOf } from './choose-projects.ts';

const row = (key: string, fields: Partial<ProjectOverviewRow> = {}): ProjectOverviewRow => ({
  id: key,
  version: 1,
  key,
  name: `Project ${key}`,
  kind: '',
  status: 'active',
  programmeId: null,
  leadId: null,
  sponsorId: null,
  priority: 500,
  colour: null,
  visibility: 'organisation',
  zone: 'Europe/Berlin',
  startAt: '2027-01-04T07:00:00.000Z',
  finishAt: null,
  promisedFinishAt: null,
  slipMinutes: null,
  slipDays: null,
  percentComplete: 0,
  tasks: 1,
  done: 0,
  late: 0,
  blocked: 0,
  conflicts: 0,
  isOverdue: false,
  deadlineMissedDays: null,
  ...fields,
});
const all = { q: '', status: '', lead: '', health: '', sort: '' };
const nobody = () => '';
const keys = (rows: readonly ProjectOverviewRow[]) => rows.map((each) => each.key).join(' ');

test('projects are found by key, name, kind or lead', () => {
  const rows = [row('ERP', { kind: 'cut-over' }), row('NET', { leadId: 'ada' })];
  assert.equal(keys(chosenRows(rows, { ...all, q: 'cut' }, nobody)), 'ERP');
  assert.equal(keys(chosenRows(rows, { ...all, q: 'lovelace' }, (id) => (id === 'ada' ? 'Ada Lovelace' : ''))), 'NET');
});

test('sorted by slip the worst stands first when turned round; what has no finish comes last', () => {
  const rows = [row('A', { slipMinutes: 10 }), row('B', { slipMinutes: 5000 }), row('C', { finishAt: '2027-02-01T00:00:00Z' })];
  assert.equal(keys(chosenRows(rows, { ...all, sort: '-slip' }, nobody)), 'B A C');
  assert.equal(keys(chosenRows(rows, { ...all, sort: 'finish' }, nobody)), 'C A B');
});

test('projects stand under their programmes by name, those under none last', () => {
  const rows = [row('X'), row('Y', { programmeId: 'b' }), row('Z', { programmeId: 'a' })];
  const programmes = [
    { id: 'b', name: 'Beta' },
    { id: 'a', name: 'Alpha' },
  ];
  assert.deepEqual(
    groupsOf(rows, programmes).map((group) => [group.name, keys(group.rows)]),
    [
      ['Alpha', 'Z'],
      ['Beta', 'Y'],
      [null, 'X'],
    ],
  );
});
