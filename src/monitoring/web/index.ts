/** Door of the screens of `monitoring`. */
import { webRoom } from '#platform/web';
import { monitorKeepers, monitorReaders } from '../rules/who-may.ts';

export const monitoringWeb = webRoom({
  name: 'monitoring',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/monitors',
      title: { en: 'Monitors', de: 'Monitore' },
      section: 'operations',
      order: 24,
      may: monitorReaders,
      load: () => import('./monitor/monitors-page.tsx'),
    },
    { path: '/monitors/$monitorId', title: { en: 'Monitor', de: 'Monitor' }, load: () => import('./monitor/monitor-page.tsx') },
    {
      path: '/status-pages',
      title: { en: 'Status pages', de: 'Statusseiten' },
      section: 'operations',
      order: 80,
      may: monitorReaders,
      load: () => import('./status/status-pages-page.tsx'),
    },
    { path: '/status-pages/$pageId', title: { en: 'Status page', de: 'Statusseite' }, load: () => import('./status/status-page-page.tsx') },
    {
      path: '/status/$token',
      title: { en: 'Status', de: 'Status' },
      isPublic: true,
      load: () => import('./status/public-status-page.tsx'),
    },
  ],
  create: [
    {
      id: 'monitoring-monitor',
      title: { en: 'Monitor', de: 'Monitor' },
      order: 65,
      may: monitorKeepers,
      load: () => import('./monitor/new-monitor.tsx'),
    },
  ],
  recordSections: [
    {
      of: 'home-first',
      order: 30,
      may: monitorReaders,
      load: async () => ({ default: (await import('./home/down-now.tsx')).DownNow }),
    },
    {
      of: 'service',
      order: 5,
      may: monitorReaders,
      load: async () => ({ default: (await import('./availability/service-section.tsx')).ServiceSection }),
    },
  ],
  recordPaths: {
    monitor: (id) => `/monitors/${id}`,
    'status-page': (id) => `/status-pages/${id}`,
  },
});
