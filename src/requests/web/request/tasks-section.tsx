/** Tasks of projects by which a request is fulfilled, planned or linked here; and on a task, the requests that it fulfils. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contributors } from '#platform/kit';
import { project, task } from '#projects/rules';
import {
  isRequestOpen,
  linkRequestTask,
  planRequestTask,
  requestKey,
  requestTask,
  serviceRequest,
  unlinkRequestTask,
  type ServiceRequest,
} from '#requests/rules';
import { AskDialogue, LinkedRecords, nameOfField, RecordSelect, useAll, useLastingDeed, useMay, useWords } from '#platform/web';

const touched = ['service-request', 'request-task', 'task'];

export function TasksSection({ row, works }: { readonly row: ServiceRequest; readonly works: boolean }) {
  const t = useWords();
  const links = useAll(requestTask, { requestId: row.id });
  const link = useLastingDeed(linkRequestTask, touched);
  const unlink = useLastingDeed(unlinkRequestTask, touched);
  const [isPlanning, setPlanning] = useState(false);
  if (!links.data) return null;
  const mayPlan = works && isRequestOpen(row);
  return (
    <>
      <LinkedRecords
        title={t('requests.tasks')}
        thing={task}
        links={links.data.map((each) => ({ ...each, recordId: each.taskId }))}
        linkLabel={t('requests.linkTask')}
        onLink={mayPlan ? (taskId) => void link.run({ requestId: row.id, taskId }, t('requests.did.link')) : undefined}
        unlinkLabel={(name) => t('requests.unlinkTask', { name })}
        onUnlink={works ? ({ id }) => void unlink.run({ id }, t('requests.did.unlink')) : undefined}
        actions={
          mayPlan ? (
            <Button size="xs" variant="default" onClick={() => setPlanning(true)}>
              {t('requests.planWork')}
            </Button>
          ) : null
        }
      />
      {isPlanning ? <PlanDialogue row={row} onClose={() => setPlanning(false)} /> : null}
    </>
  );
}

function PlanDialogue({ row, onClose }: { readonly row: ServiceRequest; readonly onClose: () => void }) {
  const t = useWords();
  const may = useMay();
  const plan = useLastingDeed(planRequestTask, touched);
  const [projectId, setProjectId] = useState<string | null>(null);
  const [name, setName] = useState(row.title);
  const isWhole = projectId !== null && name.trim() !== '';
  return (
    <AskDialogue
      title={t('requests.planWorkFor', { key: requestKey(row) })}
      submit={t('requests.planWork')}
      said={t('requests.did.plan')}
      deed={plan}
      input={isWhole ? { requestId: row.id, projectId, name: name.trim() } : null}
      onClose={onClose}
    >
      <RecordSelect
        data-autofocus
        required
        label={t('requests.inProject')}
        description={t('requests.inProjectAbout')}
        thing={project}
        query={{ status: 'planned,active' }}
        only={({ id }) => may(contributors, { scopeId: id })}
        value={projectId}
        onChange={setProjectId}
      />
      <TextInput required label={nameOfField(task, 'name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
    </AskDialogue>
  );
}

export function RequestsOfTask({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(requestTask, { taskId: id });
  return (
    <LinkedRecords
      title={t('requests.ofTask')}
      thing={serviceRequest}
      links={(data ?? []).map((each) => ({ ...each, recordId: each.requestId }))}
    />
  );
}
