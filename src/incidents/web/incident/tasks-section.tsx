/** Tasks of projects that this incident asks for; and on a task, the incidents that ask for it. */
import { incident, incidentTask, linkIncidentTask, unlinkIncidentTask } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { task } from '#projects/rules';
import { useTaskOffer } from '#projects/web';
import { LinkedRecords, refresh, useAll, useDeed, useWords } from '#platform/web';

export function TasksSection({ incidentId, works }: { readonly incidentId: string; readonly works: boolean }) {
  const t = useWords();
  const links = useAll(incidentTask, { incidentId });
  const link = useDeed(linkIncidentTask as unknown as Deed);
  const unlink = useDeed(unlinkIncidentTask as unknown as Deed);
  if (!links.data) return null;
  const told = () => refresh('incident-entry');
  return (
    <LinkedRecords
      title={t('incidents.tasks')}
      thing={task}
      links={links.data.map((each) => ({ ...each, recordId: each.taskId }))}
      useOffer={useTaskOffer}
      linkLabel={t('incidents.linkTask')}
      onLink={works ? (taskId) => void link.run({ incidentId, taskId } as never).then(told) : undefined}
      unlinkLabel={(name) => t('incidents.unlinkTask', { name })}
      onUnlink={works ? ({ id, version }) => void unlink.run({ id } as never, { version }).then(told) : undefined}
    />
  );
}

export function IncidentsOfTask({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(incidentTask, { taskId: id });
  return (
    <LinkedRecords
      title={t('incidents.ofTask')}
      thing={incident}
      links={(data ?? []).map((each) => ({ ...each, recordId: each.incidentId }))}
    />
  );
}
