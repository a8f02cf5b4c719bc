/**
 * Reads a drawn case: a title, the facts, and the plan drawn day by day. Test material, hence lenient.
 *
 *   start Mon                          dates are a day of the first week, `Mon2` of the second, with an hour where it matters: `Tue@14`
 *   hours night 23-24 0-7              a calendar by name, Monday to Friday; `office` is always there: 8-12 13-17
 *   holiday Wed                        nobody on office hours works
 *   task draft 3d under phase snet Tue deadline Fri hours night manual delay 1d done 50 split 1d+2d
 *   link draft read SS+1d              FS when not said; lag in d, h, ed (elapsed) or %
 */
import { dayOf } from '../calendar/civil.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../facts.ts';
import type { CalendarFacts, ConstraintKind, LinkFacts, LinkKind, PlanFacts, Shift, TaskFacts, WorkingWeek } from '../facts.ts';

const MONDAY = dayOf(2026, 1, 5);
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_OF_WORK = 8 * TICKS_PER_HOUR;

export interface DrawnCase {
  readonly title: string;
  readonly facts: PlanFacts;
  /** The drawing, line by line, and what follows it. */
  readonly drawing: readonly string[];
  readonly says: readonly string[];
}

export function readCase(text: string): DrawnCase {
  const [title = '', ...blocks] = text.trim().split(/\n\s*\n/);
  const [given = '', drawn = '', said = ''] = blocks;
  return { title: title.trim(), facts: factsOf(given.split('\n')), drawing: linesOf(drawn), says: linesOf(said) };
}

function linesOf(block: string): readonly string[] {
  return block
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

function factsOf(lines: readonly string[]): PlanFacts {
  const tasks: TaskFacts[] = [];
  const links: LinkFacts[] = [];
  const calendars: CalendarFacts[] = [{ id: 'office', week: weekdays(['8-12', '13-17']), exceptions: [] }];
  let start = MONDAY * TICKS_PER_DAY + 8 * TICKS_PER_HOUR;
  for (const line of lines) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (word === 'start') start = dateOf(rest[0] ?? '', 8);
    if (word === 'hours') calendars.push({ id: rest[0] ?? '', week: weekdays(rest.slice(1)) });
    if (word === 'holiday') {
      const day = Math.floor(dateOf(rest[0] ?? '', 0) / TICKS_PER_DAY);
      calendars[0] = { ...calendars[0]!, exceptions: [...(calendars[0]!.exceptions ?? []), { from: day, to: day, shifts: [] }] };
    }
    if (word === 'task') tasks.push(taskOf(rest));
    if (word === 'link') links.push(linkOf(rest, links.length));
  }
  return { start, calendar: 'office', calendars, tasks, links };
}

function taskOf([id = '', ...words]: readonly string[]): TaskFacts {
  let task: TaskFacts = { id };
  for (let k = 0; k < words.length; k++) {
    const [word, next] = [words[k]!, words[k + 1] ?? ''];
    if (!/^(\d.*|milestone|inactive|alap)$/.test(word)) k++;
    if (/^\d/.test(word)) task = { ...task, duration: ticksOf(word), elapsed: word.endsWith('ed') };
    else if (word === 'milestone') task = { ...task, kind: 'milestone', duration: 0 };
    else if (word === 'under') task = { ...task, parent: next };
    else if (word === 'hours') task = { ...task, calendar: next };
    else if (word === 'deadline') task = { ...task, deadline: dateOf(next, 17) };
    else if (word === 'manual') task = { ...task, mode: 'manual', manualStart: dateOf(next, 8) };
    else if (word === 'inactive') task = { ...task, active: false };
    else if (word === 'begun') task = { ...task, actualStart: dateOf(next, 8) };
    else if (word === 'done') task = { ...task, percentComplete: Number(next) };
    else if (word === 'split') task = { ...task, splits: [{ after: ticksOf(next.split('+')[0]!), pause: ticksOf(next.split('+')[1]!) }] };
    else if (/^(mso|mfo|snet|snlt|fnet|fnlt|alap)$/.test(word)) {
      const kind = word.toUpperCase() as ConstraintKind;
      task = { ...task, constraint: { kind, date: kind === 'ALAP' ? undefined : dateOf(next, /^[MF]F|^F/.test(kind) ? 17 : 8) } };
    }
  }
  return task;
}

function linkOf([from = '', to = '', how = 'FS']: readonly string[], index: number): LinkFacts {
  const [, kind = 'FS', lag = ''] = /^(FS|SS|FF|SF)?(.*)$/.exec(how) ?? [];
  const link = { id: `link ${index + 1}`, from, to, kind: (kind || 'FS') as LinkKind };
  if (lag === '') return link;
  if (lag.endsWith('%')) return { ...link, lag: Number.parseFloat(lag) * 10, lagKind: 'percent' };
  return { ...link, lag: ticksOf(lag), lagKind: lag.endsWith('ed') ? 'elapsed' : 'working' };
}

function ticksOf(text: string): number {
  const amount = Number.parseFloat(text);
  if (text.endsWith('ed')) return amount * TICKS_PER_DAY;
  return amount * (text.endsWith('h') ? TICKS_PER_HOUR : DAY_OF_WORK);
}

export function dateOf(text: string, hour: number): number {
  const [, day = 'Mon', week = '1', at] = /^([A-Z][a-z]{2})(\d*)(?:@(\d+))?$/.exec(text) ?? [];
  const days = DAYS.indexOf(day) + 7 * (Number(week || '1') - 1);
  return (MONDAY + days) * TICKS_PER_DAY + (at === undefined ? hour : Number(at)) * TICKS_PER_HOUR;
}

function weekdays(texts: readonly string[]): WorkingWeek {
  const shifts = texts.map((text): Shift => [Number(text.split('-')[0]) * 60, Number(text.split('-')[1]) * 60]);
  return { monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts };
}

export const FIRST_DAY = MONDAY;
