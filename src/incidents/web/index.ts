/** Door of the screens of `incidents`. */
import IconChartHistogram from '@tabler/icons-react/dist/esm/icons/IconChartHistogram.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { managers } from '#platform/kit';
import { webRoom } from '#platform/web';
import { incidentReaders } from '../rules/who-may.ts';

export const incidentsWeb = webRoom({
  name: 'incidents',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
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
