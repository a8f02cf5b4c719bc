/** Door of the screens of `requests`. */
import { webRoom } from '#platform/web';
import { askers, offeringKeepers, requestReaders } from '../rules/who-may.ts';

const staff = { organisation: requestReaders.organisation };

export const requestsWeb = webRoom({
  name: 'requests',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/requests',
      title: { en: 'Requests', de: 'Anforderungen' },
      icon: 'inbox',
      section: 'operations',
      order: 12,
      load: () => import('./lists/requests-page.tsx'),
    },
    {
      path: '/requests/ask',
      title: { en: 'Ask for something', de: 'Etwas anfordern' },
      load: () => import('./catalogue/catalogue-page.tsx'),
    },
    { path: '/requests/ask/$offeringId', title: { en: 'Ask', de: 'Anfordern' }, load: () => import('./catalogue/ask-page.tsx') },
    { path: '/requests/$requestId', title: { en: 'Request', de: 'Anforderung' }, load: () => import('./request/request-page.tsx') },
    {
      path: '/offerings',
      title: { en: 'Offerings', de: 'Angebote' },
      section: 'operations',
      order: 81,
      may: staff,
      load: () => import('./offering/offerings-page.tsx'),
    },
    { path: '/offerings/$offeringId', title: { en: 'Offering', de: 'Angebot' }, load: () => import('./offering/offering-page.tsx') },
  ],
  create: [
    {
      id: 'requests-request',
      title: { en: 'Request', de: 'Anforderung' },
      icon: 'inbox',
      order: 6,
      may: askers,
      path: '/requests/ask',
      typed: {
        words: ['req', 'request', 'Anforderung'],
        run: (name, { go }) => go(`/requests/ask?q=${encodeURIComponent(name)}`),
      },
    },
    { id: 'requests-offering', title: { en: 'Offering', de: 'Angebot' }, order: 60, may: offeringKeepers, path: '/offerings/new' },
  ],
  recordSections: [
    {
      of: 'home',
      order: 20,
      may: askers,
      load: async () => ({ default: (await import('./home/requests-waiting.tsx')).RequestsWaiting }),
    },
    {
      of: 'task',
      order: 20,
      may: staff,
      load: async () => ({ default: (await import('./request/tasks-section.tsx')).RequestsOfTask }),
    },
    {
      of: 'service',
      order: 20,
      may: staff,
      load: async () => ({ default: (await import('./lists/requests-of.tsx')).RequestsOfService }),
    },
    {
      of: 'incident',
      order: 30,
      may: staff,
      load: async () => ({ default: (await import('./lists/requests-of.tsx')).RequestOfIncident }),
    },
  ],
  recordPaths: {
    'service-request': (id) => `/requests/${id}`,
    offering: (id) => `/offerings/${id}`,
  },
});
