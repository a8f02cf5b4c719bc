/** Door of the screens of `access`: the ways in, one's own account, members, permissions, history, API, health. */
import { administrators, staff } from '#platform/kit';
import { webRoom } from '#platform/web';

export const accessWeb = webRoom({
  name: 'access',
  words: {
    en: async () => joined(await Promise.all([import('./words.en.ts'), import('./permissions/words.en.ts')])),
    de: async () => joined(await Promise.all([import('./words.de.ts'), import('./permissions/words.de.ts')])),
  },
  pages: [
    { path: '/welcome', title: { en: 'Welcome', de: 'Willkommen' }, isPublic: true, load: () => import('./first-run-page.tsx') },
    { path: '/sign-in', title: { en: 'Sign in', de: 'Anmelden' }, isPublic: true, load: () => import('./sign-in-page.tsx') },
    { path: '/join', title: { en: 'Join', de: 'Beitreten' }, isPublic: true, load: () => import('./join-page.tsx') },
    {
      path: '/account',
      title: { en: 'Account', de: 'Konto' },
      icon: 'user-circle',
      isPersonal: true,
      order: 10,
      load: () => import('./account-page.tsx'),
    },
    {
      path: '/account/tokens',
      title: { en: 'API tokens', de: 'API-Schlüssel' },
      icon: 'key',
      isPersonal: true,
      order: 20,
      load: () => import('./tokens-page.tsx'),
    },
    {
      path: '/admin/members',
      title: { en: 'Members', de: 'Mitglieder' },
      icon: 'users-group',
      section: 'admin',
      order: 10,
      may: administrators,
      load: () => import('./members-page.tsx'),
    },
    {
      path: '/admin/organisation',
      title: { en: 'Organisation', de: 'Organisation' },
      icon: 'building',
      section: 'admin',
      order: 20,
      may: administrators,
      load: () => import('./organisation-page.tsx'),
    },
    {
      path: '/admin/permissions',
      title: { en: 'Permissions', de: 'Berechtigungen' },
      icon: 'shield-check',
      section: 'admin',
      order: 30,
      may: { organisation: ['owner', 'admin', 'manager', 'auditor'] },
      load: () => import('./permissions-page.tsx'),
    },
    {
      path: '/admin/history',
      title: { en: 'History', de: 'Verlauf' },
      icon: 'history',
      section: 'admin',
      order: 40,
      may: staff,
      load: () => import('./history-page.tsx'),
    },
    {
      path: '/admin/api',
      title: { en: 'API', de: 'API' },
      icon: 'api',
      section: 'admin',
      order: 50,
      load: () => import('./api-page.tsx'),
    },
    {
      path: '/admin/health',
      title: { en: 'About and health', de: 'Über und Zustand' },
      icon: 'heartbeat',
      section: 'admin',
      order: 60,
      load: () => import('./health-page.tsx'),
    },
  ],
  create: [
    {
      id: 'access-invitation',
      title: { en: 'Invitation', de: 'Einladung' },
      icon: 'user-plus',
      order: 900,
      may: administrators,
      load: () => import('./invite-form.tsx'),
    },
  ],
  recordPaths: { membership: () => '/admin/members' },
});

const joined = (catalogues: readonly { readonly words: Readonly<Record<string, string>> }[]) => ({
  words: Object.assign({}, ...catalogues.map((each) => each.words)) as Readonly<Record<string, string>>,
});
