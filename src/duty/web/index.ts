/** Door of the screens of `duty`. */
import { webRoom } from '#platform/web';

export const dutyWeb = webRoom({
  name: 'duty',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [],
});
