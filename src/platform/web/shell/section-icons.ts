import IconActivity from '@tabler/icons-react/dist/esm/icons/IconActivity.mjs';
import IconBriefcase from '@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs';
import IconChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconLayoutKanban from '@tabler/icons-react/dist/esm/icons/IconLayoutKanban.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import IconTimeline from '@tabler/icons-react/dist/esm/icons/IconTimeline.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import type { Icon } from '../parts/icons/named-icon.tsx';
import type { Section } from '../registration.ts';

export const sectionIcons: Readonly<Record<Section, Icon>> = {
  home: IconHome,
  portfolio: IconBriefcase,
  plans: IconTimeline,
  work: IconLayoutKanban,
  people: IconUsers,
  operations: IconActivity,
  insights: IconChartLine,
  admin: IconSettings,
};
