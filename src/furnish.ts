/** What a new organisation needs before anything can be planned in it: a working calendar that holds for everybody, with its public holidays. */
import { createCalendar, importHolidays } from '#calendar/rules';
import { publicHolidaysOf } from '#calendar/server';
import { newId, systemPrincipal, type Tools } from '#platform/server';

const shifts = [
  [480, 720],
  [780, 1020],
] as const;
const week = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, shifts]));

/** From the year before, for what is already running, to the end of the longest plan somebody begins with. */
const yearsAround = (now: string): number[] => Array.from({ length: 7 }, (_, place) => Number(now.slice(0, 4)) - 1 + place);

export interface Where {
  readonly countryCode: string | null;
  readonly regionCode: string | null;
  readonly locale: 'en' | 'de';
}

/** `where` names the country and region whose public holidays hold; without it the calendar has none. */
export async function furnish(organisationId: string, zone: string, tools: Tools, where?: Where): Promise<void> {
  const input = createCalendar.input.parse({
    name: 'Standard',
    zone,
    week: { ...week, saturday: [], sunday: [] },
  });
  const by = systemPrincipal(organisationId);
  const made = await tools.write({ deed: createCalendar, input: input as Record<string, unknown>, by, requestId: newId() });
  if (!where?.countryCode) return;
  const { countryCode, regionCode, locale } = where;
  const years = yearsAround(tools.now());
  const rows = years.flatMap((year) =>
    publicHolidaysOf({ countryCode, regionCode: regionCode ?? undefined, year, language: locale }).filter(
      // A holiday that reaches into the next year is told by the next year.
      ({ startsOn }) => Number(startsOn.slice(0, 4)) === year,
    ),
  );
  await tools.write({
    deed: importHolidays as never,
    input: importHolidays.input.parse({ id: (made.body as { id: string }).id, countryCode, regionCode, years, rows }) as Record<
      string,
      unknown
    >,
    by,
    requestId: newId(),
  });
}
