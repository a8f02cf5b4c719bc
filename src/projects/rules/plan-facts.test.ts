import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absence } from '#people/rules';
import { answerFrom, answerFromMemory } from '#platform/kit';
import { idOf, ids, linkOf, people, projectId, record, relay, relayWith, type Facts } from '../../../test/company/relay-project.ts';
import { gatherProject } from './gather-project.ts';
import { instantOf } from '#calendar/rules';
import { planFactsOf, planOf } from './plan-facts.ts';

function gathered(facts: Facts) {
  const rows = new Map<string, Map<string, Readonly<Record<string, unknown>>>>();
  for (const [thing, row] of facts) rows.set(thing.name, (rows.get(thing.name) ?? new Map()).set(row['id'] as string, row));
  return answerFrom(gatherProject(projectId), answerFromMemory(rows))!;
}

/** Starts and finishes as `mail 02 08:00 to 03 17:00`. */
const drawn = (facts: Facts, ...names: (keyof typeof ids)[]) => {
  const plan = planOf(gathered(facts));
  const at = (tick: number) => `${instantOf(tick).slice(8, 10)} ${instantOf(tick).slice(11, 16)}`;
  return names.map((name) => {
    const { start, finish } = plan.tasks.find((each) => each.id === ids[name])!;
    return `${name} ${at(start)} to ${at(finish)}`;
  });
};

test('a project is planned on its calendar, one task after the other', () => {
  assert.deepEqual(drawn(relay(), 'build', 'mail', 'backup', 'pilot', 'everybody'), [
    'build 02 08:00 to 04 17:00',
    'mail 02 08:00 to 03 17:00',
    'backup 04 08:00 to 04 17:00',
    'pilot 05 08:00 to 05 17:00',
    'everybody 06 08:00 to 06 17:00',
  ]);
});

test('who is away does not work: the task of Ada waits for her', () => {
  const away = record(absence, idOf(95), {
    personId: people.ada,
    kind: 'vacation',
    startsOn: '2026-03-03',
    endsOn: '2026-03-04',
    status: 'approved',
  });
  assert.deepEqual(drawn([...relay(), away], 'mail'), ['mail 02 08:00 to 05 17:00']);
});

test('minutes, percents and dates become ticks, per mille and ticks', () => {
  const facts = [
    ...relayWith(ids.mail, {
      durationMinutes: 0.1,
      deadline: '1970-01-01T00:01:00.000Z',
      splits: [{ afterMinutes: 60, pauseMinutes: 30 }],
    }),
    linkOf(54, ids.mail, ids.everybody, { lag: 50, lagKind: 'percent' }),
  ];
  const told = planFactsOf(gathered(facts));
  const mail = told.tasks.find((each) => each.id === ids.mail)!;
  assert.deepEqual([mail.duration, mail.deadline, mail.splits], [1, 10, [{ after: 600, pause: 300 }]]);
  assert.equal(told.links.find((each) => each.id === idOf(54))!.lag, 500);
  assert.deepEqual(
    told.tasks.map((each) => each.kind),
    ['summary', 'task', 'task', 'summary', 'task', 'task'],
  );
});

test('nobody of a project that is not there is gathered', () => {
  assert.equal(answerFrom(gatherProject(projectId), answerFromMemory(new Map())), undefined);
});
