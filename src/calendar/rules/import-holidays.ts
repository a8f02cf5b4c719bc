/** Lays the public holidays of a country or region into a calendar. */
import { z } from 'zod';
import { day, deed, done, line, managers, many, notFound, one, patch, put, refuse, remove, type Change } from '#platform/kit';
import { calendar, countryCode, regionCode } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';

export const publicHoliday = z.strictObject({ startsOn: day(), endsOn: day(), name: line(200) });
export type PublicHoliday = z.output<typeof publicHoliday>;

/**
 * The holidays of the years given become what the rows say: new ones are added, renamed ones changed, and those of an earlier import that are no
 * longer among them removed. What somebody wrote by hand stays. The same rows again change nothing.
 */
export const importHolidays = deed({
  name: 'import-holidays',
  about: 'Lays public holidays into a calendar; take the rows from the view public-holidays. The same rows again change nothing.',
  on: calendar,
  binding: { method: 'POST', path: '/calendars/{id}/import-holidays' },
  input: z.strictObject({
    id: z.uuid(),
    countryCode: countryCode(),
    regionCode: regionCode().nullable().default(null),
    years: z.array(z.int().min(1970).max(2199)).min(1).max(20),
    rows: z.array(publicHoliday).max(500),
  }),
  may: managers,
  answer: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
  *decide({ id, countryCode: country, regionCode: region, years, rows }, asked) {
    const target = yield* one(calendar, id);
    if (!target) return notFound(calendar);
    for (const [index, row] of rows.entries()) {
      const field = `rows.${index}`;
      if (row.endsOn < row.startsOn)
        return refuse('ends-before-it-starts', `${row.name} ends on ${row.endsOn}, before it starts on ${row.startsOn}`, { field });
      if (!years.includes(yearOf(row.startsOn)))
        return refuse('outside-the-years', `${row.name} on ${row.startsOn} lies outside the years given`, {
          field,
          values: { name: row.name },
        });
    }
    const importedFrom = region === null ? country : `${country}-${region}`;
    const there = yield* many(calendarException, { calendarId: id, kind: 'holiday' });
    const changes: Change[] = [];
    const kept = new Set<string>();
    const seen = new Set<string>();
    const count = { added: 0, changed: 0, removed: 0 };
    for (const { startsOn, endsOn, name } of rows) {
      if (seen.has(`${startsOn} ${endsOn}`)) continue;
      seen.add(`${startsOn} ${endsOn}`);
      const same = there.find((each) => each.startsOn === startsOn && each.endsOn === endsOn && each.recurrence === null);
      if (!same) {
        changes.push(
          put(calendarException, asked.newId(), {
            calendarId: id,
            name,
            kind: 'holiday',
            startsOn,
            endsOn,
            shifts: [],
            recurrence: null,
            times: null,
            importedFrom,
          }),
        );
        count.added++;
        continue;
      }
      kept.add(same.id);
      if (same.importedFrom !== null && (same.name !== name || same.importedFrom !== importedFrom)) {
        changes.push(patch(calendarException, same.id, { name, importedFrom }));
        count.changed++;
      }
    }
    for (const old of there) {
      if (old.importedFrom === null || kept.has(old.id) || !years.includes(yearOf(old.startsOn))) continue;
      changes.push(remove(calendarException, old.id));
      count.removed++;
    }
    if (target.countryCode !== country || target.regionCode !== region)
      changes.push(patch(calendar, id, { countryCode: country, regionCode: region }));
    return done(changes, changes.length ? [{ event: 'holidays-imported', data: { id, years, ...count } }] : [], count);
  },
});

const yearOf = (date: string): number => Number(date.slice(0, 4));
