/** Create, change and remove calendars. */
import { deed, many, managers, one, refuse, standardDeeds, type Asking, type Refusal, type Row } from '#platform/kit';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { refuseWeek } from './shifts.ts';

const standard = standardDeeds(calendar, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  filled: {
    /** The first calendar of an organisation is its default. */
    *isDefault() {
      return (yield* many(calendar, { isDefault: true })).length === 0;
    },
  },
  takesAlong: () => [{ thing: calendarException, field: 'calendarId' }],
  *check(next) {
    const badWeek = refuseWeek(next.week, 'week');
    if (badWeek) return badWeek;
    for (const [index, workWeek] of next.workWeeks.entries()) {
      const field = `workWeeks.${index}`;
      if (workWeek.endsOn < workWeek.startsOn)
        return refuse('ends-before-it-starts', `the work week ends on ${workWeek.endsOn}, before it starts on ${workWeek.startsOn}`, {
          field,
        });
      const refusal = refuseWeek(workWeek.week, `${field}.week`);
      if (refusal) return refusal;
    }
    return yield* refuseBaseLoop(next);
  },
});

/** Names every calendar of the loop: "Hamburg → Germany → Hamburg". */
function* refuseBaseLoop(next: {
  readonly id: string;
  readonly name: string;
  readonly baseId: string | null;
}): Asking<Refusal | undefined> {
  const names = [next.name];
  const seen = new Set([next.id]);
  for (let id = next.baseId; id !== null;) {
    const base: Row<typeof calendar> | undefined = yield* one(calendar, id);
    if (!base) return refuse('no-such-calendar', 'the base calendar does not exist', { field: 'baseId' });
    names.push(base.name);
    if (seen.has(id))
      return refuse('calendar-loop', `loop: ${names.join(' → ')}`, { field: 'baseId', values: { loop: names.join(' → ') } });
    seen.add(id);
    id = base.baseId;
  }
  return undefined;
}

export const createCalendar = standard.create;
export const changeCalendar = standard.change;

export const removeCalendar = deed({
  ...standard.remove,
  *decide(input, asked) {
    const { id } = input as { id: string };
    const before = yield* one(calendar, id);
    if (before?.isDefault)
      return refuse('is-default', `${before.name} is the default calendar; choose another default first`, {
        status: 409,
        values: { name: before.name },
      });
    const above = yield* many(calendar, { baseId: id });
    if (above.length > 0) {
      const names = above.map((each) => each.name).join(', ');
      return refuse('is-base', `${names} stand on this calendar`, { status: 409, values: { names } });
    }
    return yield* standard.remove.decide(input, asked);
  },
});
