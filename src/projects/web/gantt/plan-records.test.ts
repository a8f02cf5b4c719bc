import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, idOf, projectId, record, relayWith, skillId, type Facts } from '../../../../test/company/relay-project.ts';
import { window } from '#calendar/rules';
import { assignment } from '#projects/rules';
import { has, SUMMARY, TENTATIVE } from './plan-model.ts';
import { computePlan, type PlanRecords } from './plan-records.ts';

const things = [
  'project',
  'task',
  'link',
  'assignment',
  'person',
  'site',
  'absence',
  'calendar',
  'calendar-exception',
  'window',
  'baseline',
  'baseline-task',
];

function computed(facts: Facts) {
  const of = (name: string) => new Map(facts.filter(([thing]) => thing.name === name).map(([, row]) => [row['id'] as string, row]));
  return computePlan(Object.fromEntries(things.map((name) => [name, of(name)])) as unknown as PlanRecords, 'en');
}

test('a summary is no estimate, whatever it was before it had tasks below', () => {
  const { model, network } = computed([...relayWith(ids.build, { isEstimated: true })]);
  const build = network.indexOf.get(ids.build)!;
  assert.ok(has(model, build, SUMMARY) && !has(model, build, TENTATIVE));
});

test('a skill that is asked for is counted until somebody is named', () => {
  const { model, network } = computed([...relayWith(ids.mail, {}), record(assignment, idOf(62), { projectId, taskId: ids.mail, skillId })]);
  const { resources, unfilled } = model.tasks[network.indexOf.get(ids.mail)!]!;
  assert.deepEqual([resources, unfilled], ['Ada', 1]);
});

test('a plan shows its own windows and those of everybody, not those of a service', () => {
  const freeze = (number: number, name: string, more: object) =>
    record(window, idOf(number), {
      name,
      kind: 'freeze-hard',
      startsOn: '2026-03-03',
      endsOn: '2026-03-04',
      zone: 'Europe/Berlin',
      ...more,
    });
  const { bands } = computed([
    ...relayWith(ids.mail, {}),
    freeze(81, 'Year end', {}),
    freeze(82, 'Mail', { scope: 'service', scopeNames: ['Mail'] }),
    freeze(83, 'Own', { scope: 'project', scopeIds: [projectId] }),
  ]);
  assert.deepEqual(
    bands.map((each) => each.name),
    ['Year end', 'Own'],
  );
});
