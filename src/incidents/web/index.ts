/** Door of the screens of `incidents`. */
import { webRoom } from '#platform/web';

export const incidentsWeb = webRoom({
  name: 'incidents',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [],
});
