/** Door of the screens of `problems`. */
import { webRoom, type Words } from '#platform/web';
import { learnersMayRead, learnersMayWrite } from '../rules/who-may.ts';

export const problemsWeb = webRoom({
  name: 'problems',
  words: {
    en: async () =>
      joined(await Promise.all([import('./review/words.en.ts'), import('./problem/words.en.ts'), import('./knowledge/words.en.ts')])),
    de: async () =>
      joined(await Promise.all([import('./review/words.de.ts'), import('./problem/words.de.ts'), import('./knowledge/words.de.ts')])),
  },
  pages: [
    {
      path: '/problems',
      title: { en: 'Problems', de: 'Probleme' },
      icon: 'repeat',
      section: 'operations',
      order: 26,
      may: learnersMayRead,
      load: () => import('./problem/problems-page.tsx'),
    },
    { path: '/problems/$problemId', title: { en: 'Problem', de: 'Problem' }, load: () => import('./problem/problem-page.tsx') },
    {
      path: '/reviews',
      title: { en: 'Reviews', de: 'Nachbetrachtungen' },
      icon: 'school',
      section: 'operations',
      order: 27,
      may: learnersMayRead,
      load: () => import('./review/reviews-page.tsx'),
    },
    { path: '/reviews/$reviewId', title: { en: 'Review', de: 'Nachbetrachtung' }, load: () => import('./review/review-page.tsx') },
    {
      path: '/knowledge',
      title: { en: 'Knowledge', de: 'Wissen' },
      icon: 'book',
      section: 'operations',
      order: 28,
      load: () => import('./knowledge/articles-page.tsx'),
    },
    { path: '/knowledge/$articleId', title: { en: 'Article', de: 'Artikel' }, load: () => import('./knowledge/article-page.tsx') },
  ],
  create: [
    {
      id: 'problems-problem',
      title: { en: 'Problem', de: 'Problem' },
      icon: 'repeat',
      order: 40,
      may: learnersMayWrite,
      load: () => import('./problem/problem-form.tsx'),
    },
    {
      id: 'problems-article',
      title: { en: 'Article', de: 'Artikel' },
      icon: 'book',
      order: 45,
      may: learnersMayWrite,
      load: () => import('./knowledge/article-form.tsx'),
    },
  ],
  recordSections: [
    {
      of: 'task',
      order: 30,
      may: learnersMayRead,
      load: async () => ({ default: (await import('./problem/fix-tasks.tsx')).ProblemsOfTask }),
    },
    {
      of: 'incident',
      order: 5,
      may: learnersMayRead,
      load: async () => ({ default: (await import('./knowledge/knowledge-section.tsx')).KnowledgeSection }),
    },
    {
      of: 'incident',
      order: 8,
      may: learnersMayRead,
      load: async () => ({ default: (await import('./problem/problem-section.tsx')).ProblemsOfIncident }),
    },
    {
      of: 'incident',
      order: 10,
      may: learnersMayRead,
      load: async () => ({ default: (await import('./review/review-section.tsx')).ReviewSection }),
    },
    {
      of: 'service',
      order: 15,
      may: learnersMayRead,
      load: async () => ({ default: (await import('./problem/problem-section.tsx')).ProblemsOfService }),
    },
  ],
  formSections: [
    {
      of: 'report-incident',
      load: async () => ({ default: (await import('./knowledge/known-matters.tsx')).KnownMatters }),
    },
  ],
  recordPaths: {
    'incident-review': (id) => `/reviews/${id}`,
    problem: (id) => `/problems/${id}`,
    article: (id) => `/knowledge/${id}`,
  },
});

const joined = (parts: readonly { readonly words: Words }[]): { readonly words: Words } => ({
  words: Object.assign({}, ...parts.map((part) => part.words)) as Words,
});
