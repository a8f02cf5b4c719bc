/** Tasks of projects by which a request is fulfilled, planned or linked here; and on a task, the requests that it fulfils. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { task } from '#projects/rules';
import { PlanTaskDialogue, useTaskOffer } from '#projects/web';
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
import { LinkedRecords, useAll, useLastingDeed, useWords } from '#platform/web';

const touched = ['service-request', 'request-task', 'task'];

export function TasksSection({ row, works }: { readonly row: ServiceRequest; readonly works: boolean }) {
  const t = useWords();
  const links = useAll(requestTask, { requestId: row.id });
  const link = useLastingDeed(linkRequestTask, touched);
  const unlink = useLastingDeed(unlinkRequestTask, touched);
  const plan = useLastingDeed(planRequestTask, touched);
  const [isPlanning, setPlanning] = useState(false);
  if (!links.data) return null;
  const mayPlan = works && isRequestOpen(row);
  return (
    <>
      <LinkedRecords
        title={t('requests.tasks')}
        thing={task}
        links={links.data.map((each) => ({ ...each, recordId: each.taskId }))}
        useOffer={useTaskOffer}
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
      {isPlanning ? (
        <PlanTaskDialogue
          deed={plan}
          of={{ requestId: row.id }}
          name={row.title}
          words={{
            title: t('requests.planWorkFor', { key: requestKey(row) }),
            submit: t('requests.planWork'),
            said: t('requests.did.plan'),
            project: t('requests.inProject'),
            projectAbout: t('requests.inProjectAbout'),
            name: t('requests.taskName'),
          }}
          onClose={() => setPlanning(false)}
        />
      ) : null}
    </>
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
