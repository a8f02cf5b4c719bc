/** Door of the screens of `projects`: home, the list of projects, importing, and the page of a project with plan, table and board. */
import { managers } from '#platform/kit';
import { webRoom } from '#platform/web';
import { ganttWords } from './gantt/index.ts';

export { useTaskOffer } from './use-task-offer.ts';
export { PlanTaskDialogue, type PlanTaskDialogueProps } from './plan-task-dialogue.tsx';

export const projectsWeb = webRoom({
  name: 'projects',
  words: {
    en: async () =>
      joined(
        await Promise.all([import('./words.en.ts'), import('./project/words.en.ts'), import('./import/words.en.ts'), ganttWords.en()]),
      ),
    de: async () =>
      joined(
        await Promise.all([import('./words.de.ts'), import('./project/words.de.ts'), import('./import/words.de.ts'), ganttWords.de()]),
      ),
  },
  pages: [
    {
      path: '/',
      title: { en: 'My work', de: 'Meine Arbeit' },
      icon: 'home',
      section: 'home',
      order: 10,
      load: () => import('./home/home-page.tsx'),
    },
    {
      path: '/projects',
      title: { en: 'Projects', de: 'Projekte' },
      icon: 'list-details',
      section: 'plans',
      order: 10,
      load: () => import('./list/projects-page.tsx'),
    },
    {
      path: '/projects/import',
      title: { en: 'Import a project', de: 'Projekt importieren' },
      icon: 'file-import',
      section: 'plans',
      order: 20,
      may: managers,
      load: () => import('./import/import-page.tsx'),
    },
    {
      path: '/projects/$projectId',
      title: { en: 'Project', de: 'Projekt' },
      isFullBleed: true,
      load: () => import('./project/project-page.tsx'),
    },
    {
      path: '/projects/$projectId/$tab',
      title: { en: 'Project', de: 'Projekt' },
      isFullBleed: true,
      load: () => import('./project/project-page.tsx'),
    },
    {
      path: '/projects/$projectId/tasks/$taskId',
      title: { en: 'Task', de: 'Vorgang' },
      load: () => import('./project/task-address.tsx'),
    },
  ],
  commands: [
    {
      id: 'projects-list',
      title: { en: 'Go to projects', de: 'Zu den Projekten' },
      icon: 'timeline',
      keys: 'G P',
      alias: 'plans Pläne',
      run: ({ go }) => go('/projects'),
    },
    {
      id: 'projects-import',
      title: { en: 'Import a project file', de: 'Projektdatei importieren' },
      icon: 'file-import',
      alias: 'Microsoft Project MSPDI XML',
      may: managers,
      run: ({ go }) => go('/projects/import'),
    },
  ],
  create: [
    {
      id: 'projects-project',
      title: { en: 'Project', de: 'Projekt' },
      icon: 'timeline',
      order: 20,
      may: managers,
      load: () => import('./list/project-form.tsx'),
    },
  ],
  recordPaths: { project: (id) => `/projects/${id}`, task: (id) => `/projects/of-task/tasks/${id}` },
});

const joined = (catalogues: readonly { readonly words: Readonly<Record<string, string>> }[]) => ({
  words: Object.assign({}, ...catalogues.map((each) => each.words)) as Readonly<Record<string, string>>,
});
