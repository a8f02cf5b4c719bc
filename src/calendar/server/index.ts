/** What the calendar room gives to the server. */
import { join } from 'node:path';
import { answerView, type RoomServer } from '#platform/server';
import { calendarRoom, holidayRegions, publicHolidays } from '#calendar/rules';
import { holidayRegionsOf, publicHolidaysOf } from './public-holidays.ts';

export { holidayRegionsOf, publicHolidaysOf } from './public-holidays.ts';

export const calendarServer: RoomServer = {
  room: calendarRoom,
  migrations: join(import.meta.dirname, 'migrations'),
  views: [
    answerView(publicHolidays, async (query) => ({ items: [...publicHolidaysOf(query)] })),
    answerView(holidayRegions, async ({ countryCode }) => ({ items: [...holidayRegionsOf(countryCode)] })),
  ],
};
