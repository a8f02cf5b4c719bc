/** Door of the screens of `problems`. */
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs';
import { webRoom } from '#platform/web';
import { learnersMayRead } from '../rules/who-may.ts';

export const problemsWeb = webRoom({
  name: 'problems',
  words: {
    en: () => import('./review/words.en.ts'),
    de: () => import('./review/words.de.ts'),
  },
  pages: [
    {
      path: '/reviews',
      title: { en: 'Reviews', de: 'Nachbetrachtungen' },
      icon: IconSchool,
      section: 'operations',
      order: 50,
      may: learnersMayRead,
      load: () => import('./review/reviews-page.tsx'),
    },
    { path: '/reviews/$reviewId', title: { en: 'Review', de: 'Nachbetrachtung' }, load: () => import('./review/review-page.tsx') },
  ],
  recordSections: [
    {
      of: 'incident',
      order: 10,
      may: learnersMayRead,
      load: async () => ({ default: (await import('./review/review-section.tsx')).ReviewSection }),
    },
  ],
  recordPaths: { 'incident-review': (id) => `/reviews/${id}` },
});
