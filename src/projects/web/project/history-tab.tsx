/** What happened to the project itself; each task tells its own history in its panel. */
import { planners } from '#platform/kit';
import { HistoryPanel, PageFrame, useMay, useWords } from '#platform/web';
import { project } from '#projects/rules';
import type { TabProps } from './project-page.tsx';

export default function HistoryTab({ projectId }: TabProps) {
  const t = useWords();
  const may = useMay();
  return (
    <PageFrame title={t('projects.tab.history')} about={t('projects.historyAbout')} width="narrow">
      <HistoryPanel thing={project} id={projectId} mayUndo={may(planners, { scopeId: projectId })} />
    </PageFrame>
  );
}
