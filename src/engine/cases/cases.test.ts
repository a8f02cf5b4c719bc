import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { compileCalendars, explain, schedule, TICKS_PER_DAY } from '../index.ts';
import type { Plan, PlanFacts, PlannedTask } from '../index.ts';
import { FIRST_DAY, readCase } from './drawn-case.ts';

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.case'))) {
  const drawn = readCase(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'));
  test(drawn.title, () => {
    const plan = schedule(drawn.facts);
    const days = Math.max(...drawn.drawing.map((line) => (line.trim().split(/\s+/)[1] ?? '').length));
    const width = Math.max(...drawn.drawing.map((line) => line.search(/\S+$/)));
    const draw = (name: string, cells: string): string => `${name.padEnd(width)}${cells}`.trimEnd();
    const header = draw('', Array.from({ length: days }, (_, day) => 'MTWTFSS'[day % 7]).join(''));
    const picture = [header, ...plan.tasks.map((task) => draw(task.id, cellsOf(task, drawn.facts, days)))];
    assert.equal(picture.join('\n'), [header, ...drawn.drawing.filter((line) => !/^\s/.test(line))].join('\n'));
    for (const line of drawn.says) assertSaid(line, plan, drawn.facts);
  });
}

/** `#` a day on which the task runs, `o` the day of a milestone, `.` a day without. */
function cellsOf(task: PlannedTask, facts: PlanFacts, days: number): string {
  const calendars = compileCalendars(facts.calendars);
  const own = facts.tasks.find(({ id }) => id === task.id);
  const calendar = calendars.get(own?.calendar ?? facts.calendar)!;
  return Array.from({ length: days }, (_, day) => {
    const from = (FIRST_DAY + day) * TICKS_PER_DAY;
    const to = from + TICKS_PER_DAY;
    if (task.start === task.finish) return from < task.start && task.start <= to ? 'o' : '.';
    const [first, last] = [Math.max(from, task.start), Math.min(to, task.finish)];
    return last > first && (own?.elapsed || calendar.between(first, last) > 0) ? '#' : '.';
  }).join('');
}

/** `because read: link draft` · `conflict loop a b` · `slack print 2d` · `critical draft read` */
function assertSaid(line: string, plan: Plan, facts: PlanFacts): void {
  const [word, ...rest] = line.trim().split(/[\s:]+/);
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  if (word === 'because') {
    const steps = explain(plan, facts, rest[0] ?? '');
    const said = steps
      .filter(({ reason }) => reason.kind !== 'duration')
      .map(({ reason }) => [reason.kind, reason.task].filter(Boolean).join(' '));
    assert.equal(said.join(', '), rest.slice(1).join(' '));
  } else if (word === 'conflict') {
    const told = plan.conflicts.map(({ kind, tasks }) => [kind, ...tasks].join(' '));
    assert.ok(told.includes(rest.join(' ')), `${rest.join(' ')} is not among: ${told.join('; ')}`);
  } else if (word === 'slack') {
    assert.equal(byId.get(rest[0] ?? '')?.totalSlack, Number.parseFloat(rest[1] ?? '') * 4_800);
  } else if (word === 'critical') {
    assert.deepEqual(
      plan.tasks.filter((task) => task.isCritical).map(({ id }) => id),
      rest,
    );
  } else assert.fail(`not understood: ${line}`);
}
