/** Door of the screens of `incidents`. */
import { managers } from '#platform/kit';
import { webRoom, type Words } from '#platform/web';
import { incidentReaders, incidentWorkers, reporters } from '../rules/who-may.ts';

export const incidentsWeb = webRoom({
  name: 'incidents',
  words: {
    en: async () =>
      joined(
        await Promise.all([
          import('./words.en.ts'),
          import('./incident/words.en.ts'),
          import('./target/words.en.ts'),
          import('./paging/words.en.ts'),
          import('./measures/words.en.ts'),
        ]),
      ),
    de: async () =>
      joined(
        await Promise.all([
          import('./words.de.ts'),
          import('./incident/words.de.ts'),
          import('./target/words.de.ts'),
          import('./paging/words.de.ts'),
          import('./measures/words.de.ts'),
        ]),
      ),
  },
  pages: [
    {
      path: '/incidents',
      title: { en: 'Incidents', de: 'Störungen' },
      icon: 'urgent',
      section: 'operations',
      order: 10,
      load: () => import('./incident/incidents-page.tsx'),
    },
    {
      path: '/targets',
      title: { en: 'Targets', de: 'Ziele' },
      section: 'operations',
      order: 82,
      may: { organisation: incidentReaders.organisation },
      load: () => import('./target/targets-page.tsx'),
    },
    {
      path: '/paging-rules',
      title: { en: 'Paging rules', de: 'Rufregeln' },
      section: 'operations',
      order: 84,
      may: { organisation: incidentReaders.organisation },
      load: () => import('./paging/paging-rules-page.tsx'),
    },
    {
      path: '/my-pages',
      title: { en: 'My pages', de: 'Meine Rufe' },
      section: 'operations',
      order: 11,
      may: reporters,
      load: () => import('./paging/my-pages-page.tsx'),
    },
    { path: '/incidents/$incidentId', title: { en: 'Incident', de: 'Störung' }, load: () => import('./incident/incident-page.tsx') },
    {
      path: '/alerts',
      title: { en: 'Alerts', de: 'Alarme' },
      icon: 'bell',
      section: 'operations',
      order: 20,
      may: { organisation: incidentReaders.organisation },
      load: () => import('./intake/alerts-page.tsx'),
    },
    { path: '/alerts/$alertId', title: { en: 'Alert', de: 'Alarm' }, load: () => import('./intake/alert-page.tsx') },
    {
      path: '/alert-sources',
      title: { en: 'Sources of alerts', de: 'Alarmquellen' },
      icon: 'plug-connected',
      section: 'operations',
      order: 90,
      may: managers,
      load: () => import('./intake/alert-sources-page.tsx'),
    },
    {
      path: '/alert-sources/$sourceId',
      title: { en: 'Source of alerts', de: 'Alarmquelle' },
      load: () => import('./intake/alert-source-page.tsx'),
    },
    {
      path: '/measures',
      title: { en: 'Measures', de: 'Kennzahlen' },
      icon: 'chart-histogram',
      section: 'insights',
      order: 10,
      may: { organisation: incidentReaders.organisation },
      load: () => import('./measures/measures-page.tsx'),
    },
    {
      path: '/incidents/import',
      title: { en: 'Import past incidents', de: 'Frühere Störungen importieren' },
      may: managers,
      load: () => import('./history/history-import-page.tsx'),
    },
  ],
  create: [
    {
      id: 'incidents-incident',
      title: { en: 'Incident', de: 'Störung' },
      icon: 'urgent',
      order: 5,
      may: reporters,
      load: () => import('./incident/report-form.tsx'),
      typed: {
        words: ['incident', 'Störung', 'stoerung'],
        run: (title, { go }) => void import('./incident/report-typed.ts').then(({ reportTyped }) => reportTyped(title, go)),
      },
    },
  ],
  recordSections: [
    {
      of: 'rota',
      order: 10,
      may: { organisation: incidentReaders.organisation },
      load: async () => ({ default: (await import('./paging/out-of-reach-section.tsx')).OutOfReachSection }),
    },
    {
      of: 'home-first',
      order: 10,
      may: incidentWorkers,
      load: async () => ({ default: (await import('./home/my-incidents.tsx')).MyUrgentIncidents }),
    },
    {
      of: 'home-first',
      order: 20,
      may: { organisation: incidentReaders.organisation },
      load: async () => ({ default: (await import('./home/operations-now.tsx')).OperationsNow }),
    },
    {
      of: 'home',
      order: 10,
      may: incidentWorkers,
      load: async () => ({ default: (await import('./home/my-incidents.tsx')).MyIncidents }),
    },
    {
      of: 'incident',
      order: 20,
      may: { organisation: incidentReaders.organisation },
      load: async () => ({ default: (await import('./history/past-section.tsx')).PastSection }),
    },
    {
      of: 'service',
      order: 10,
      may: { organisation: incidentReaders.organisation },
      load: async () => ({ default: (await import('./incident/incidents-of.tsx')).IncidentsOfService }),
    },
    {
      of: 'task',
      order: 10,
      may: { organisation: incidentReaders.organisation },
      load: async () => ({ default: (await import('./incident/tasks-section.tsx')).IncidentsOfTask }),
    },
    {
      of: 'change',
      order: 10,
      may: { organisation: incidentReaders.organisation },
      load: async () => ({ default: (await import('./incident/incidents-of.tsx')).IncidentsOfChange }),
    },
  ],
  notices: [{ may: reporters, load: () => import('./paging/page-notice.tsx') }],
  recordPaths: {
    incident: (id) => `/incidents/${id}`,
    alert: (id) => `/alerts/${id}`,
    'alert-source': (id) => `/alert-sources/${id}`,
  },
  commands: [
    {
      id: 'incidents-import-past',
      title: { en: 'Import past incidents', de: 'Frühere Störungen importieren' },
      icon: 'upload',
      alias: 'history Historie ServiceNow csv excel xlsx event log tickets',
      may: managers,
      run: ({ go }) => go('/incidents/import'),
    },
  ],
});

const joined = (parts: readonly { readonly words: Words }[]): { readonly words: Words } => ({
  words: Object.assign({}, ...parts.map((part) => part.words)) as Words,
});
