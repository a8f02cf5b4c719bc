/** Door of the screens of `duty`: who is on call. */
import { managers } from '#platform/kit';
import { webRoom } from '#platform/web';
import { dutyStaff } from '../rules/who-may.ts';

export const dutyWeb = webRoom({
  name: 'duty',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/rotas',
      title: { en: 'On call', de: 'Bereitschaft' },
      icon: 'phone-call',
      section: 'people',
      order: 60,
      may: dutyStaff,
      load: () => import('./rota/rotas-page.tsx'),
    },
    { path: '/rotas/$rotaId', title: { en: 'Rota', de: 'Bereitschaftsplan' }, load: () => import('./rota/rota-page.tsx') },
  ],
  create: [
    {
      id: 'duty-rota',
      title: { en: 'Rota', de: 'Bereitschaftsplan' },
      icon: 'phone-call',
      order: 90,
      may: managers,
      load: () => import('./rota/rota-form.tsx'),
    },
  ],
  recordPaths: { rota: (id) => `/rotas/${id}` },
  recordSections: [
    {
      of: 'home-side',
      order: 10,
      may: dutyStaff,
      load: async () => ({ default: (await import('./home/on-call-now.tsx')).OnCallNow }),
    },
  ],
});
