/** Door of the screens of `people`: people, teams, skills, absences and sites. */
import IconBeach from '@tabler/icons-react/dist/esm/icons/IconBeach.mjs';
import IconBriefcase from '@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import IconStars from '@tabler/icons-react/dist/esm/icons/IconStars.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { managers, staff } from '#platform/kit';
import { webRoom } from '#platform/web';

export const peopleWeb = webRoom({
  name: 'people',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/people',
      title: { en: 'People', de: 'Personen' },
      icon: IconUser,
      section: 'people',
      order: 20,
      may: staff,
      load: () => import('./person/people-page.tsx'),
    },
    {
      path: '/people/import',
      title: { en: 'Import people', de: 'Personen importieren' },
      may: managers,
      load: () => import('./exchange/people-import-page.tsx'),
    },
    { path: '/people/$personId', title: { en: 'Person', de: 'Person' }, load: () => import('./person/person-page.tsx') },
    {
      path: '/teams',
      title: { en: 'Teams', de: 'Teams' },
      icon: IconUsers,
      section: 'people',
      order: 30,
      load: () => import('./team/teams-page.tsx'),
    },
    { path: '/teams/$teamId', title: { en: 'Team', de: 'Team' }, load: () => import('./team/team-page.tsx') },
    {
      path: '/skills',
      title: { en: 'Skills', de: 'Fähigkeiten' },
      icon: IconStars,
      section: 'people',
      order: 40,
      may: staff,
      load: () => import('./skill/skills-page.tsx'),
    },
    {
      path: '/absences',
      title: { en: 'Absences', de: 'Abwesenheiten' },
      icon: IconBeach,
      section: 'people',
      order: 50,
      load: () => import('./absence/absences-page.tsx'),
    },
    {
      path: '/job-roles',
      title: { en: 'Job roles', de: 'Funktionen' },
      icon: IconBriefcase,
      section: 'people',
      order: 45,
      may: staff,
      load: () => import('./job-role/job-roles-page.tsx'),
    },
    {
      path: '/sites',
      title: { en: 'Sites', de: 'Standorte' },
      icon: IconMapPin,
      section: 'people',
      order: 60,
      load: () => import('./site/sites-page.tsx'),
    },
  ],
  create: [
    {
      id: 'people-absence',
      title: { en: 'Absence', de: 'Abwesenheit' },
      icon: IconBeach,
      order: 40,
      load: () => import('./absence/absence-form.tsx'),
    },
    {
      id: 'people-person',
      title: { en: 'Person', de: 'Person' },
      icon: IconUser,
      order: 50,
      may: managers,
      load: () => import('./person/person-form.tsx'),
    },
    {
      id: 'people-team',
      title: { en: 'Team', de: 'Team' },
      icon: IconUsers,
      order: 60,
      may: managers,
      load: () => import('./team/team-form.tsx'),
    },
  ],
  commands: [
    {
      id: 'people-absences',
      title: { en: 'Go to absences', de: 'Zu den Abwesenheiten' },
      icon: IconBeach,
      alias: 'vacation leave holiday sick Urlaub krank',
      run: ({ go }) => go('/absences'),
    },
    {
      id: 'people-import',
      title: { en: 'Import people', de: 'Personen importieren' },
      icon: IconUser,
      alias: 'table csv excel xlsx Tabelle',
      may: managers,
      run: ({ go }) => go('/people/import'),
    },
  ],
  days: [{ title: { en: 'Absences', de: 'Abwesenheiten' }, path: (day) => `/absences?from=${day}` }],
  recordPaths: {
    person: (id) => `/people/${id}`,
    team: (id) => `/teams/${id}`,
    skill: () => '/skills',
    'job-role': () => '/job-roles',
    site: () => '/sites',
    absence: () => '/absences',
  },
});
