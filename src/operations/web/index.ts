/** Door of the screens of `operations`: services, assets, and what needs what. */
import { assetKeepers, operationsStaff } from '../rules/who-may.ts';
import { managers } from '#platform/kit';
import { webRoom } from '#platform/web';

export const operationsWeb = webRoom({
  name: 'operations',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/services',
      title: { en: 'Services', de: 'Services' },
      icon: 'stack2',
      section: 'operations',
      order: 40,
      may: operationsStaff,
      load: () => import('./service/services-page.tsx'),
    },
    {
      path: '/services/import',
      title: { en: 'Import services', de: 'Services importieren' },
      may: managers,
      load: () => import('./exchange/service-import-page.tsx'),
    },
    { path: '/services/$serviceId', title: { en: 'Service', de: 'Service' }, load: () => import('./service/service-page.tsx') },
    {
      path: '/assets',
      title: { en: 'Assets', de: 'Komponenten' },
      icon: 'server',
      section: 'operations',
      order: 50,
      may: operationsStaff,
      load: () => import('./asset/assets-page.tsx'),
    },
    {
      path: '/assets/import',
      title: { en: 'Import assets', de: 'Komponenten importieren' },
      may: managers,
      load: () => import('./exchange/asset-import-page.tsx'),
    },
    { path: '/assets/$assetId', title: { en: 'Asset', de: 'Komponente' }, load: () => import('./asset/asset-page.tsx') },
    {
      path: '/dependencies',
      title: { en: 'Dependencies', de: 'Abhängigkeiten' },
      icon: 'sitemap',
      section: 'operations',
      order: 60,
      may: operationsStaff,
      load: () => import('./graph/graph-page.tsx'),
    },
    {
      path: '/dependencies/import',
      title: { en: 'Import dependencies', de: 'Abhängigkeiten importieren' },
      may: managers,
      load: () => import('./exchange/dependency-import-page.tsx'),
    },
  ],
  create: [
    {
      id: 'operations-service',
      title: { en: 'Service', de: 'Service' },
      icon: 'stack2',
      order: 70,
      may: managers,
      load: () => import('./service/service-form.tsx'),
    },
    {
      id: 'operations-asset',
      title: { en: 'Asset', de: 'Komponente' },
      icon: 'server',
      order: 80,
      may: assetKeepers,
      load: () => import('./asset/asset-form.tsx'),
    },
  ],
  commands: [
    {
      id: 'operations-import-services',
      title: { en: 'Import services', de: 'Services importieren' },
      icon: 'stack2',
      alias: 'table csv excel xlsx Tabelle catalogue Katalog',
      may: managers,
      run: ({ go }) => go('/services/import'),
    },
    {
      id: 'operations-import-assets',
      title: { en: 'Import assets', de: 'Komponenten importieren' },
      icon: 'server',
      alias: 'table csv excel inventory Inventar CMDB CI SBOM CycloneDX SPDX Stückliste',
      may: managers,
      run: ({ go }) => go('/assets/import'),
    },
  ],
  recordPaths: {
    service: (id) => `/services/${id}`,
    asset: (id) => `/assets/${id}`,
  },
});
