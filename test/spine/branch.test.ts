/** What-if branches: the same deeds aimed elsewhere, laid over, merged three-way by field. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  canonical,
  changeBranch,
  createBranch,
  discardBranch,
  foldIn,
  layOver,
  merge,
  mergeBranch,
  type BranchChange,
} from '#platform/kit';
import { changeTask, createProject, createTask, removeTask, task } from '#projects/rules';
import { problemOf, testServer } from '../support/server.ts';

const server = await testServer();
const { manager, member } = server.members;
const { data: project } = await manager.client.do(createProject, {
  key: 'ERP',
  name: 'ERP cut-over',
  startAt: '2026-11-23T08:00:00.000Z',
} as never);
const projectId = (project as { id: string }).id;
const newTask = async (name: string) =>
  (await manager.client.do(createTask, { projectId, name } as never)).data as { id: string; version: number; name: string };
const openBranch = async (name: string) => (await manager.client.do(createBranch, { name })).data.id;
const changes = async (id: string) =>
  (await manager.client.call<{ changes: BranchChange[]; conflicts: unknown[] }>('GET', `/branches/${id}/changes`)).data;

test('a deed aimed at a branch leaves the live plan as it is, and the merge brings it', async () => {
  const found = await newTask('Move the mail');
  const branchId = await openBranch('Without mail');
  await manager.client.do(changeTask, { id: found.id, name: 'Leave the mail' } as never, { version: found.version, branchId });
  assert.equal((await manager.client.one(task, found.id)).name, 'Move the mail');
  assert.equal((await changes(branchId)).changes.length, 1);
  const { sequence } = await manager.client.do(mergeBranch, { id: branchId });
  assert.equal((await manager.client.one(task, found.id)).name, 'Leave the mail');
  await manager.client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await manager.client.one(task, found.id)).name, 'Move the mail');
});

test('what both changed differently is a conflict and stops the merge until somebody chooses', async () => {
  const found = await newTask('Order switches');
  const branchId = await openBranch('Other switches');
  await manager.client.do(changeTask, { id: found.id, name: 'Rent switches' } as never, { version: 1, branchId });
  await manager.client.do(changeTask, { id: found.id, name: 'Buy switches' } as never, { version: 1 });
  const refused = await problemOf(manager.client.do(mergeBranch, { id: branchId }));
  assert.equal(refused.code, 'merge-conflict');
  assert.equal((await manager.client.one(task, found.id)).name, 'Buy switches');
  assert.equal((await changes(branchId)).conflicts.length, 1);
  await manager.client.do(mergeBranch, { id: branchId, choices: { [`task ${found.id} name`]: 'branch' } });
  assert.equal((await manager.client.one(task, found.id)).name, 'Rent switches');
});

test('disjoint fields merge to both', async () => {
  const found = await newTask('Patch panel');
  const branchId = await openBranch('Notes');
  await manager.client.do(changeTask, { id: found.id, notes: 'from the branch' } as never, { version: 1, branchId });
  await manager.client.do(changeTask, { id: found.id, name: 'Patch panels' } as never, { version: 1 });
  await manager.client.do(mergeBranch, { id: branchId });
  const merged = await manager.client.one(task, found.id);
  assert.deepEqual([merged.name, merged.notes], ['Patch panels', 'from the branch']);
});

test('a record made in a branch can be changed and removed there, and nobody else sees it', async () => {
  const branchId = await openBranch('New work');
  const { data: made } = await manager.client.do(createTask, { projectId, name: 'Only a thought' } as never, { branchId });
  const { id } = made as { id: string };
  assert.equal((await problemOf(manager.client.one(task, id))).status, 404);
  await manager.client.do(changeTask, { id, name: 'A better thought' } as never, { version: 1, branchId });
  assert.equal((await changes(branchId)).changes.find((change) => change.id === id)!.fields['name'], 'A better thought');
  await manager.client.do(removeTask, { id } as never, { version: 1, branchId });
  assert.deepEqual(
    (await changes(branchId)).changes.filter((change) => change.id === id),
    [],
  );
});

test('a discarded branch takes and gives nothing more; another cannot see it', async () => {
  const branchId = await openBranch('Thrown away');
  assert.equal((await problemOf(member.client.call('GET', `/branches/${branchId}/changes`))).status, 404);
  await manager.client.do(changeBranch, { id: branchId, name: 'Thrown' } as never, { version: 1 });
  await manager.client.do(discardBranch, { id: branchId });
  assert.equal((await problemOf(manager.client.do(createTask, { projectId, name: 'Too late' } as never, { branchId }))).code, 'not-open');
  assert.equal((await problemOf(manager.client.do(mergeBranch, { id: branchId }))).code, 'not-open');
});

const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null));
const row = fc.record({ a: value, b: value, c: value });
const fields = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
const changeOf = (base: object, patch: object): BranchChange => ({
  thing: 't',
  id: '1',
  kind: 'patch',
  base: Object.fromEntries(Object.keys(patch).map((name) => [name, (base as Record<string, unknown>)[name]])),
  fields: patch as never,
});

test('merging into an unchanged live record gives exactly what the branch saw', () => {
  fc.assert(
    fc.property(row, fields, (live, patch) => {
      const change = changeOf(live, patch);
      const { changes: taken, conflicts } = merge([change], () => live);
      assert.deepEqual(conflicts, []);
      assert.equal(canonical({ ...live, ...taken[0]?.fields }), canonical(layOver(live, change)));
    }),
  );
});

test('a merge never loses a live change and never hides a conflict', () => {
  fc.assert(
    fc.property(row, fields, fields, (base, mine, theirs) => {
      const live = { ...base, ...theirs } as Record<string, unknown>;
      const { changes: taken, conflicts } = merge([changeOf(base, mine)], () => live);
      const merged = { ...live, ...taken[0]?.fields } as Record<string, unknown>;
      for (const name of ['a', 'b', 'c'] as const) {
        const didMine = name in mine && mine[name] !== base[name];
        const didTheirs = live[name] !== base[name];
        const isConflict = conflicts.some((each) => each.field === name);
        if (didMine && didTheirs && mine[name] !== live[name]) assert.ok(isConflict);
        else assert.ok(!isConflict);
        if (didTheirs) assert.equal(merged[name], live[name]);
        else if (didMine) assert.equal(merged[name], mine[name]);
      }
    }),
  );
});

test('changes folded together lay over as if laid over one after the other', () => {
  fc.assert(
    fc.property(row, fc.array(fields, { minLength: 1, maxLength: 5 }), (live, patches) => {
      let held: BranchChange | undefined;
      let seen: Record<string, unknown> = live;
      for (const patch of patches) {
        held = foldIn(held, changeOf(live, patch));
        seen = { ...seen, ...patch };
      }
      assert.equal(canonical(layOver(live, held)), canonical(seen));
    }),
  );
});
