import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { openParserPool } from '#platform/server/files';
import { peopleFileParser, projectFileParser } from './parsers.ts';
import { projectKeyFor } from './project-key.ts';

const known = {
  zone: 'Europe/Berlin',
  at: '2026-11-22T09:00:00.000Z',
  people: [],
  teams: [],
  calendars: [],
  defaultCalendarId: '00000000-0000-7000-8000-000000000001',
  takenKeys: ['NEW'],
};
const table = { tongue: 'en', lengths: { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 } } as const;

describe('a project file is read and mapped in a worker', () => {
  const pool = openParserPool();
  after(() => pool.close());

  test('Microsoft Project XML, with the remarks of the reader and of the import in one list', async () => {
    const file = new Uint8Array(readFileSync(new URL('./fixtures/telephone-system.xml', import.meta.url)));
    const answer = await pool.parse(projectFileParser, file, { ...known, format: 'mspdi' });
    assert.ok(answer.ok);
    assert.deepEqual([answer.value.plan.project?.key, answer.value.plan.tasks.length], ['NEW2', 3]);
    assert.deepEqual(
      answer.value.remarks.slice(0, 2).map((remark) => [remark.subject, remark.code]),
      [
        ['project', 'not-carried'],
        ['person', 'material-not-kept'],
      ],
    );
  });

  test('a table of more tasks than one message carries', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => `${at + 1},Task ${at + 1},2d,${at === 0 ? '' : at}`);
    const csv = new TextEncoder().encode(['No.,Name,Duration,Predecessors', ...rows].join('\n'));
    const answer = await pool.parse(projectFileParser, csv, { ...known, format: 'csv', name: 'Long chain', table });
    assert.ok(answer.ok);
    assert.deepEqual(
      [answer.value.plan.project?.key, answer.value.plan.tasks.length, answer.value.plan.links.length],
      ['LONG', 1_000, 999],
    );
    assert.equal(answer.value.plan.tasks.at(-1)?.number, 1_000);
    assert.deepEqual(answer.value.header, ['No.', 'Name', 'Duration', 'Predecessors']);
  });

  test('a table of people', async () => {
    const answer = await pool.parse(peopleFileParser, new TextEncoder().encode('Name;E-Mail\nMia;mia@example.org'), {
      format: 'csv',
      tongue: 'de',
      people: [],
      teams: [],
      sites: [],
      jobRoles: [],
      calendars: [],
    });
    assert.ok(answer.ok);
    assert.deepEqual(
      answer.value.added.map((each) => [each.name, each.email]),
      [['Mia', 'mia@example.org']],
    );
  });
});

test('the key of a project is made from its name, and nobody else has it', () => {
  assert.equal(projectKeyFor('ERP roll-out 2027', new Set()), 'ERP');
  assert.equal(projectKeyFor('ERP roll-out 2027', new Set(['ERP', 'ERP2'])), 'ERP3');
  assert.equal(projectKeyFor('Übergabe', new Set()), 'UBERGA');
  assert.equal(projectKeyFor('2027', new Set()), 'PRJ');
  assert.equal(projectKeyFor('X', new Set()), 'XP');
});
