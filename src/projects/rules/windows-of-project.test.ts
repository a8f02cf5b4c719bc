import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concernsProject, freezesIn } from './windows-of-project.ts';

test('a window concerns a project by itself, by its people’s sites and teams, or with everybody', () => {
  const concerns = (scope: Parameters<typeof concernsProject>[0]['scope'], ...scopeIds: string[]) =>
    concernsProject({ scope, scopeIds }, 'erp', [
      { siteId: 'bremen', teamId: 'network' },
      { siteId: null, teamId: null },
    ]);
  assert.ok(concerns('organisation'));
  assert.ok(concerns('project', 'erp') && !concerns('project', 'mail'));
  assert.ok(concerns('site', 'bremen') && !concerns('site', 'kiel'));
  assert.ok(concerns('team', 'network') && !concerns('team', 'storage'));
  assert.ok(!concerns('service', 'erp') && !concerns('environment'));
});

test('a task lies in a hard freeze that its dates touch, until it is done', () => {
  const freeze = { kind: 'freeze', name: 'Year-end', from: 100, to: 200 };
  const found = (start: number, finish: number, percent = 0) =>
    freezesIn([freeze, { ...freeze, kind: 'soft-freeze' }], { start, finish, percent }).length;
  assert.deepEqual(
    [found(0, 100), found(0, 101), found(199, 300), found(200, 300), found(150, 150), found(120, 130, 100)],
    [0, 1, 1, 0, 1, 0],
  );
});
