/** What happened to the project itself; each task tells its own history in its panel. */
import { planners } from '#platform/kit';
import { HistoryPanel, useMay, useWords } from '#platform/web';
import { project } from '#projects/rules';
import { TabFrame } from './tab-frame.tsx';
import type { TabProps } from './project-page.tsx';

export default function HistoryTab({ projectId }: TabProps) {
  const t = useWords();
  const may = useMay();
  return (
    <TabFrame title={t('projects.tab.history')} about={t('projects.historyAbout')}>
      <HistoryPanel thing={project} id={projectId} mayUndo={may(planners, { scopeId: projectId })} />
    </TabFrame>
  );
}
