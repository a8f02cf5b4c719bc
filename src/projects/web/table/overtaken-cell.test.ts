import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SnapshotTask } from '#projects/rules';
import { isOvertaken, type OpenedCell } from './overtaken-cell.ts';

const cell = (column: OpenedCell['column'], text: string, fields: Partial<SnapshotTask> = {}): OpenedCell => ({
  column,
  text,
  record: { id: 'a', version: 1, durationMinutes: 480, constraintKind: 'ASAP', constraintAt: null, ...fields } as SnapshotTask,
});

test('a cell that somebody else wrote into meanwhile is overtaken, one beside which something changed is not', () => {
  assert.ok(isOvertaken(cell('name', 'Cabling'), cell('name', 'Cables')));
  assert.ok(!isOvertaken(cell('name', 'Cabling'), cell('name', 'Cabling', { version: 2, durationMinutes: 960 })));
  assert.ok(isOvertaken(cell('predecessors', '3'), cell('predecessors', '3; 4')));
});

test('a date that moved with another task is not overtaken, one that was told otherwise is', () => {
  assert.ok(!isOvertaken(cell('start', '2026-12-08'), cell('start', '2026-12-09')));
  const told = { constraintKind: 'SNET', constraintAt: '2026-12-09T08:00:00Z' } as const;
  assert.ok(isOvertaken(cell('start', '2026-12-08'), cell('start', '2026-12-09', told)));
  assert.ok(isOvertaken(cell('finish', '2026-12-08'), cell('finish', '2026-12-09', { durationMinutes: 960 })));
});
