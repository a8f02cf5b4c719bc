/** Tasks of projects that this incident asks for: linked by typing, opened by a click. */
import { ActionIcon, Badge } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { incidentTask, linkIncidentTask, unlinkIncidentTask, type IncidentTask } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { task } from '#projects/rules';
import { GoLink, nameOfValue, pathOf, RecordSelect, refresh, Section, useAll, useDeed, useOne, useWords } from '#platform/web';

export function TasksSection({ incidentId, works }: { readonly incidentId: string; readonly works: boolean }) {
  const t = useWords();
  const links = useAll(incidentTask, { incidentId });
  const { run } = useDeed(linkIncidentTask as unknown as Deed);
  if (!links.data || (links.data.length === 0 && !works)) return null;

  async function link(taskId: string | null) {
    if (taskId === null) return;
    await run({ incidentId, taskId } as never);
    void refresh('incident-entry');
  }

  return (
    <Section title={t('incidents.tasks')}>
      <ul className="lines">
        {links.data.map((each) => (
          <OneTask key={each.id} link={each} works={works} />
        ))}
      </ul>
      {works ? (
        <RecordSelect
          size="xs"
          mt={8}
          thing={task}
          aria-label={t('incidents.linkTask')}
          placeholder={t('incidents.linkTask')}
          value={null}
          onChange={(id) => void link(id)}
        />
      ) : null}
    </Section>
  );
}

function OneTask({ link, works }: { readonly link: IncidentTask; readonly works: boolean }) {
  const t = useWords();
  const found = useOne(task, link.taskId);
  const { run, isRunning } = useDeed(unlinkIncidentTask as unknown as Deed);
  if (!found.data) return null;
  const { name, status } = found.data;
  const path = pathOf('task', link.taskId);
  return (
    <li>
      <div className="titled">
        {path ? <GoLink to={path}>{name}</GoLink> : name}
        <Badge color="gray">{nameOfValue(task, 'status', status)}</Badge>
      </div>
      {works ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={isRunning}
          aria-label={t('incidents.unlinkTask', { name })}
          onClick={() => void run({ id: link.id } as never, { version: link.version }).then(() => refresh('incident-entry'))}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : null}
    </li>
  );
}
