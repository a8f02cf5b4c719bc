/** Door of the screens of `incidents`. */
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconChartHistogram from '@tabler/icons-react/dist/esm/icons/IconChartHistogram.mjs';
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { managers } from '#platform/kit';
import { webRoom } from '#platform/web';
import { incidentReaders } from '../rules/who-may.ts';

export const incidentsWeb = webRoom({
  name: 'incidents',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/alerts',
      title: { en: 'Alerts', de: 'Alarme' },
      icon: IconBell,
      section: 'operations',
      order: 20,
      may: { organisation: incidentReaders.organisation },
      load: () => import('./intake/alerts-page.tsx'),
    },
    { path: '/alerts/$alertId', title: { en: 'Alert', de: 'Alarm' }, load: () => import('./intake/alert-page.tsx') },
    {
      path: '/alert-sources',
      title: { en: 'Sources of alerts', de: 'Alarmquellen' },
      icon: IconPlugConnected,
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
      icon: IconChartHistogram,
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
  recordPaths: { alert: (id) => `/alerts/${id}`, 'alert-source': (id) => `/alert-sources/${id}` },
  commands: [
    {
      id: 'incidents-import-past',
      title: { en: 'Import past incidents', de: 'Frühere Störungen importieren' },
      icon: IconUpload,
      alias: 'history Historie ServiceNow csv excel xlsx event log tickets',
      may: managers,
      run: ({ go }) => go('/incidents/import'),
    },
  ],
});
