import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organisation } from '#access/rules';
import { calendar, calendarException } from '#calendar/rules';
import { incident, incidentEntry } from '#incidents/rules';
import { absence, absenceNote, person, personSkill, rate, skill } from '#people/rules';
import type { Refusal } from '#platform/kit';
import { assignment, project, task } from '#projects/rules';
import { after, changesOf, decide, idOf, record, refusalOf, type Facts } from '../../../test/company/deciding.ts';
import { loadSample, removeSample } from './load-sample.ts';

const here: Facts = [record(organisation, idOf(1), { name: 'Nordwind', zone: 'Europe/Berlin', locale: 'en' })];
const loaded = after(here, changesOf(decide(loadSample as never, { id: idOf(1), today: '2026-11-25' }, here)));
const first = (name: string) => loaded.find(([thing]) => thing.name === name)![1]['id'] as string;

test('what was tried out on people and calendars of the sample goes with it, what is one’s own stays', () => {
  const away = record(absence, idOf(11), { personId: first('person'), kind: 'sick', startsOn: '2026-11-25', endsOn: '2026-11-25' });
  const own = record(person, idOf(20), { name: 'Zoe Own' });
  const tried: Facts = [
    away,
    record(absenceNote, idOf(12), { absenceId: idOf(11), personId: first('person'), text: 'Back on Friday' }),
    record(personSkill, idOf(13), { personId: idOf(20), skillId: first('skill'), level: 3 }),
    record(rate, idOf(14), { jobRoleId: first('job-role'), hourlyMinor: 100, currency: 'EUR', startsOn: '2027-01-01' }),
    record(calendarException, idOf(15), { calendarId: first('calendar'), name: 'Outing', startsOn: '2027-06-01', endsOn: '2027-06-01' }),
    own,
    record(skill, idOf(21), { name: 'Sailing' }),
  ];
  const facts = [...loaded, ...tried];
  const asked = decide(removeSample as never, { id: idOf(1) }, facts);
  assert.equal(refusalOf(asked), 'sample-in-use');
  assert.deepEqual((asked as Refusal).values, { absences: 1, assignments: 0, projects: '', others: 4, changed: 0 });
  const left = after(facts, changesOf(decide(removeSample as never, { id: idOf(1), takeAlong: true }, facts)));
  assert.deepEqual(
    left.map(([thing, row]) => `${thing.name} ${String(row['name'])}`),
    ['organisation Nordwind', 'person Zoe Own', 'skill Sailing'],
  );
  assert.equal(refusalOf(decide(removeSample as never, { id: idOf(1) }, left)), 'no-sample');
});

test('people of the sample go from projects of one’s own, which plan on with a calendar of one’s own', () => {
  const tried: Facts = [
    record(calendar, idOf(30), { name: 'Standard' }),
    record(project, idOf(31), {
      key: 'MINE',
      name: 'My project',
      startAt: '2026-12-01T08:00:00.000Z',
      calendarId: first('calendar'),
      leadId: first('person'),
    }),
    record(task, idOf(32), { projectId: idOf(31), name: 'Try', number: 1, position: 1 }),
    record(assignment, idOf(33), { projectId: idOf(31), taskId: idOf(32), personId: first('person') }),
    record(person, idOf(34), { name: 'Zoe Own', teamId: first('team') }),
  ];
  const facts = [...loaded, ...tried];
  const asked = decide(removeSample as never, { id: idOf(1) }, facts);
  assert.deepEqual((asked as Refusal).values, { absences: 0, assignments: 1, projects: 'My project', others: 0, changed: 2 });
  const left = after(facts, changesOf(decide(removeSample as never, { id: idOf(1), takeAlong: true }, facts)));
  assert.deepEqual(
    left.map(([thing]) => thing.name),
    ['organisation', 'calendar', 'project', 'task', 'person'],
  );
  const rowOf = (id: string) => left.find(([, row]) => row['id'] === id)![1];
  assert.deepEqual([rowOf(idOf(31))['calendarId'], rowOf(idOf(31))['leadId'], rowOf(idOf(34))['teamId']], [idOf(30), null, null]);
});

test('incidents of the sample go with what was said about them; those of one’s own stay and lose the service', () => {
  const of = first('incident');
  const own = { number: 900, title: 'My own', openedAt: '2026-11-25T08:00:00.000Z', serviceId: first('service'), teamId: first('team') };
  const tried: Facts = [
    record(incidentEntry, idOf(40), { incidentId: of, number: 99, at: '2026-11-25T08:00:00.000Z', kind: 'note', text: 'Tried out' }),
    record(incident, idOf(41), own),
  ];
  const facts = [...loaded, ...tried];
  const left = after(facts, changesOf(decide(removeSample as never, { id: idOf(1), takeAlong: true }, facts)));
  assert.deepEqual(
    left.map(([thing, row]) => `${thing.name} ${String(row['title'] ?? row['name'])} ${String(row['serviceId'])}`),
    ['organisation Nordwind undefined', 'incident My own null'],
  );
});
