/** The words of the Gantt chart, for the room's catalogues: `{ words: { ...own.words, ...gantt.words } }`. */
export const ganttWords = { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') };
