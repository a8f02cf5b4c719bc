/** What happened in the project, its tasks, people and links; a task tells its own history in its panel. */
import { planners } from '#platform/kit';
import { JournalList, useMay, useWords } from '#platform/web';
import { TabFrame } from './tab-frame.tsx';
import type { TabProps } from './project-page.tsx';

export default function HistoryTab({ projectId }: TabProps) {
  const t = useWords();
  const may = useMay();
  return (
    <TabFrame title={t('projects.tab.history')} about={t('projects.historyAbout')}>
      <JournalList scopeId={projectId} mayUndo={may(planners, { scopeId: projectId })} />
    </TabFrame>
  );
}
