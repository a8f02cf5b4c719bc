/** Door of the screens of `planning`: the capacity heat map. */
import IconLayoutGrid from '@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs';
import { staff } from '#platform/kit';
import { webRoom } from '#platform/web';

export const planningWeb = webRoom({
  name: 'planning',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/capacity',
      title: { en: 'Capacity', de: 'Auslastung' },
      icon: IconLayoutGrid,
      section: 'people',
      order: 10,
      may: staff,
      load: () => import('./capacity-page.tsx'),
    },
  ],
  commands: [
    {
      id: 'planning-capacity',
      title: { en: 'Go to capacity', de: 'Zur Auslastung' },
      icon: IconLayoutGrid,
      alias: 'heat map workload load Kapazität Heatmap overload Überlast',
      may: staff,
      run: ({ go }) => go('/capacity'),
    },
  ],
});
