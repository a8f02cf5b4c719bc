/** The public holidays of a country or region in a year, computed; laid into a calendar by `import-holidays`. */
import { z } from 'zod';
import { staff, view } from '#platform/kit';
import { countryCode, regionCode } from './calendar.ts';
import { publicHoliday } from './import-holidays.ts';

export const publicHolidays = view({
  name: 'public-holidays',
  about: 'The public holidays of a country or region in one year, by date; empty for a country that is not known.',
  path: '/public-holidays',
  query: z.strictObject({
    countryCode: countryCode(),
    regionCode: regionCode().optional(),
    year: z.coerce.number().int().min(1970).max(2199),
    /** The names' language where the country has names in it, else the country's own. */
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .default('en'),
  }),
  result: z.strictObject({ items: z.array(publicHoliday) }),
  may: staff,
});

export const holidayRegions = view({
  name: 'holiday-regions',
  about: 'The countries, or the regions of one country, whose public holidays are known.',
  path: '/holiday-regions',
  query: z.strictObject({ countryCode: countryCode().optional() }),
  result: z.strictObject({ items: z.array(z.strictObject({ code: z.string(), name: z.string() })) }),
  may: staff,
});
