import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schedule, type PlanFacts } from '#engine';
import { whySentences } from './why-words.ts';

const TUESDAY = 20_795; // 2026-12-08
const shift = [[480, 960]] as const;
const facts: PlanFacts = {
  start: (TUESDAY - 1) * 14_400,
  calendar: 'office',
  calendars: [
    { id: 'office', week: { monday: shift, tuesday: shift, wednesday: shift, thursday: shift, friday: shift } },
    { id: 'person:ruth', base: 'office', exceptions: [{ from: TUESDAY, to: TUESDAY + 3, shifts: [] }] },
  ],
  tasks: [
    { id: 'a', name: 'Order licences', duration: 4_800 },
    { id: 'b', name: 'Install archive servers', duration: 9_600 },
  ],
  links: [{ id: 'l', from: 'a', to: 'b', kind: 'FS' }],
  resources: [{ id: 'ruth', name: 'Ruth', calendar: 'person:ruth' }],
  assignments: [{ id: 'x', task: 'b', resource: 'ruth' }],
};
const tongue = {
  say: (id: string, values: Readonly<Record<string, unknown>> = {}) => `${id} ${Object.values(values).join(' ')}`,
  moment: (at: number) => String(at / 14_400),
  day: (civil: number) => String(civil / 14_400 - TUESDAY),
  duration: () => '',
};

test('“Why this date?” says who was away between the predecessor and the start, and why if the reader may know', () => {
  const meanwhile = (absence?: () => string) => whySentences(schedule(facts), facts, 'b', 'start', { ...tongue, absence })[0]!.meanwhile;
  assert.deepEqual(
    meanwhile(() => 'Vacation'),
    ['whyAway Ruth 0 – 3 4  (Vacation)', 'whyFree 4 – 5 2'],
  );
  assert.deepEqual(meanwhile(), ['whyAway Ruth 0 – 3 4 ', 'whyFree 4 – 5 2']);
});
