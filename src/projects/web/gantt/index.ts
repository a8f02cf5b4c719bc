/** The Gantt chart of the projects room: its page, and its words for the room's catalogues. */
import IconTimeline from '@tabler/icons-react/dist/esm/icons/IconTimeline.mjs';
import type { Page } from '#platform/web';

export const planPage: Page = {
  path: '/projects/$projectId/plan',
  title: { en: 'Plan', de: 'Plan' },
  icon: IconTimeline,
  isFullBleed: true,
  load: () => import('./plan-page.tsx'),
};

/** The room merges these with its own: `{ words: { ...own.words, ...gantt.words } }`. */
export const ganttWords = { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') };
