/** Tasks of projects that do away with a problem, planned or linked here; and on a task, the problems that it does away with. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  linkProblemTask,
  planProblemFix,
  problem,
  problemKey,
  problemTask,
  unlinkProblemTask,
  unsolvedStatuses,
  type ProblemRow,
} from '#problems/rules';
import { task } from '#projects/rules';
import { PlanTaskDialogue, useTaskOffer } from '#projects/web';
import { LinkedRecords, useAll, useLastingDeed, useWords } from '#platform/web';

const touched = ['problem-task', 'task'];

export function FixTasks({ row, mayWrite }: { readonly row: ProblemRow; readonly mayWrite: boolean }) {
  const t = useWords();
  const links = useAll(problemTask, { problemId: row.id });
  const link = useLastingDeed(linkProblemTask, touched);
  const unlink = useLastingDeed(unlinkProblemTask, touched);
  const plan = useLastingDeed(planProblemFix, touched);
  const [isPlanning, setPlanning] = useState(false);
  if (!links.data) return null;
  const mayPlan = mayWrite && unsolvedStatuses.includes(row.status);
  return (
    <>
      <LinkedRecords
        title={t('problems.fixTasks')}
        thing={task}
        links={links.data.map((each) => ({ ...each, recordId: each.taskId }))}
        useOffer={useTaskOffer}
        linkLabel={t('problems.linkFix')}
        onLink={mayPlan ? (taskId) => void link.run({ problemId: row.id, taskId }, t('problems.didLinkFix')) : undefined}
        unlinkLabel={(name) => t('problems.unlinkFix', { name })}
        onUnlink={mayWrite ? ({ id }) => void unlink.run({ id }, t('problems.didUnlinkFix')) : undefined}
        actions={
          mayPlan ? (
            <Button size="xs" variant="default" onClick={() => setPlanning(true)}>
              {t('problems.planFix')}
            </Button>
          ) : null
        }
      />
      {isPlanning ? (
        <PlanTaskDialogue
          deed={plan}
          of={{ problemId: row.id }}
          name={row.title}
          words={{
            title: t('problems.planFixOf', { key: problemKey(row) }),
            submit: t('problems.planFix'),
            said: t('problems.didPlan'),
            project: t('problems.inProject'),
            projectAbout: t('problems.inProjectAbout'),
            name: t('problems.fixName'),
          }}
          onClose={() => setPlanning(false)}
        />
      ) : null}
    </>
  );
}

export function ProblemsOfTask({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(problemTask, { taskId: id });
  return (
    <LinkedRecords
      title={t('problems.ofTask')}
      thing={problem}
      links={(data ?? []).map((each) => ({ ...each, recordId: each.problemId }))}
    />
  );
}
