/** Door of the screens of `planning`: the capacity heat map, time that was spent. */
import { staff, type Permission } from '#platform/kit';
import { webRoom } from '#platform/web';

/** Those who see sums. */
const timeReaders: Permission = { organisation: staff.organisation };
/** Those who log time. */
const timeKeepers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };

export const planningWeb = webRoom({
  name: 'planning',
  words: { en: () => import('./words.en.ts'), de: () => import('./words.de.ts') },
  pages: [
    {
      path: '/capacity',
      title: { en: 'Capacity', de: 'Auslastung' },
      icon: 'layout-grid',
      section: 'people',
      order: 10,
      may: staff,
      load: () => import('./capacity-page.tsx'),
    },
    {
      path: '/time',
      title: { en: 'My time', de: 'Meine Zeit' },
      icon: 'clock',
      section: 'work',
      order: 50,
      may: timeKeepers,
      load: () => import('./time/time-page.tsx'),
    },
  ],
  recordSections: [
    { of: 'task', may: timeReaders, load: async () => ({ default: (await import('./time/time-section.tsx')).TaskTime }) },
    { of: 'incident', may: timeReaders, load: async () => ({ default: (await import('./time/time-section.tsx')).IncidentTime }) },
    { of: 'change', may: timeReaders, load: async () => ({ default: (await import('./time/time-section.tsx')).ChangeTime }) },
    { of: 'service-request', may: timeReaders, load: async () => ({ default: (await import('./time/time-section.tsx')).RequestTime }) },
  ],
  notices: [{ may: timeKeepers, load: () => import('./time/timer-notice.tsx') }],
  commands: [
    {
      id: 'planning-capacity',
      title: { en: 'Go to capacity', de: 'Zur Auslastung' },
      icon: 'layout-grid',
      alias: 'heat map workload load Kapazität Heatmap overload Überlast',
      may: staff,
      run: ({ go }) => go('/capacity'),
    },
  ],
});
