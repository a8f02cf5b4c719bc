/** Door of the screens of `calendar`: working calendars and windows. */
import { webRoom } from '#platform/web';

export const calendarWeb = webRoom({
  name: 'calendar',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/calendars',
      title: { en: 'Working calendars', de: 'Arbeitskalender' },
      icon: 'calendar-time',
      section: 'people',
      order: 70,
      load: () => import('./calendars-page.tsx'),
    },
    { path: '/calendars/$calendarId', title: { en: 'Working calendar', de: 'Arbeitskalender' }, load: () => import('./calendar-page.tsx') },
    {
      path: '/windows',
      title: { en: 'Freezes and windows', de: 'Sperrzeiten und Fenster' },
      icon: 'snowflake',
      section: 'plans',
      order: 50,
      load: () => import('./windows-page.tsx'),
    },
  ],
  recordPaths: { calendar: (id) => `/calendars/${id}`, 'calendar-exception': () => '/calendars', window: () => '/windows' },
});
