/** Door of the screens of `changes`: the calendar, the list, one change, and the rules by which they are approved. */
import { managers } from '#platform/kit';
import { changePlanners, changeReaders } from '../rules/who-may.ts';
import { webRoom } from '#platform/web';

export const changesWeb = webRoom({
  name: 'changes',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/changes',
      title: { en: 'Changes', de: 'Changes' },
      icon: 'replace',
      section: 'operations',
      order: 20,
      may: changeReaders,
      load: () => import('./change/changes-page.tsx'),
    },
    {
      path: '/changes/calendar',
      title: { en: 'Change calendar', de: 'Change-Kalender' },
      icon: 'calendar-event',
      section: 'operations',
      order: 22,
      may: changeReaders,
      load: () => import('./calendar/calendar-page.tsx'),
    },
    {
      path: '/changes/policy',
      title: { en: 'Approval policy', de: 'Genehmigungen' },
      icon: 'gavel',
      section: 'operations',
      order: 90,
      may: changeReaders,
      load: () => import('./policy/policy-page.tsx'),
    },
    { path: '/changes/$changeId', title: { en: 'Change', de: 'Change' }, load: () => import('./change/change-page.tsx') },
  ],
  create: [
    {
      id: 'changes-change',
      title: { en: 'Change', de: 'Change' },
      icon: 'replace',
      order: 60,
      may: changePlanners,
      load: () => import('./change/change-form.tsx'),
    },
  ],
  recordPaths: {
    change: (id) => `/changes/${id}`,
  },
  recordSections: [
    {
      of: 'home',
      order: 30,
      may: managers,
      load: async () => ({ default: (await import('./home/changes-waiting.tsx')).ChangesWaiting }),
    },
  ],
  days: [{ title: { en: 'Change calendar', de: 'Change-Kalender' }, path: (day) => `/changes/calendar?from=${day}` }],
});
