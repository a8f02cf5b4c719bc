/** Door of the screens of `changes`. */
import { webRoom } from '#platform/web';

export const changesWeb = webRoom({
  name: 'changes',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [],
});
