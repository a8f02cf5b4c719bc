/** What can be done with a change as it stands: the next step first. */
import { Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useState } from 'react';
import { approveChange, changePlanners, isOpen, startChange, submitChange, type ChangeOutlook, type ChangeRow } from '#changes/rules';
import type { Deed, Problem } from '#platform/kit';
import { FormDialogue, sayProblem, useDeed, useMay, useWords } from '#platform/web';
import { MoveDialogue } from '../outlook/move-dialogue.tsx';
import ChangeForm from './change-form.tsx';
import { LackingDialogue } from './lacking-dialogue.tsx';
import { OutcomeDialogue, type Ending } from './outcome-dialogue.tsx';

export function ChangeActions({ row, outlook }: { readonly row: ChangeRow; readonly outlook: ChangeOutlook | undefined }) {
  const t = useWords();
  const may = useMay();
  const submit = useDeed(submitChange);
  const approve = useDeed(approveChange as unknown as Deed);
  const start = useDeed(startChange);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [lacking, setLacking] = useState<Problem | null>(null);
  if (!may(changePlanners)) return null;
  const handIn = async (): Promise<void> => {
    const { problem } = await submit.run({ id: row.id }, { isQuiet: true, said: t('changes.said.submit') });
    if (!problem) return;
    if (problem.details.errors?.length) setLacking(problem);
    else sayProblem(problem);
  };
  const isMine = outlook?.approvals.some((each) => each.isMine) ?? false;
  const isWaiting = row.status === 'awaiting-approval' || (row.approvedAt === null && row.kind === 'emergency' && row.submittedAt !== null);
  const mayStart = row.status === 'approved' || (row.kind === 'emergency' && row.status === 'awaiting-approval');
  return (
    <>
      {row.status === 'draft' ? (
        <Button loading={submit.isRunning} onClick={() => void handIn()}>
          {t('changes.submit')}
        </Button>
      ) : null}
      {isWaiting && isMine ? (
        <>
          <Button variant="default" onClick={() => setEnding('reject')}>
            {t('changes.reject')}
          </Button>
          <Button
            loading={approve.isRunning}
            onClick={() => void approve.run({ id: row.id, round: row.round }, { said: t('changes.said.approve') })}
          >
            {t('changes.approve')}
          </Button>
        </>
      ) : null}
      {mayStart ? (
        <Button
          variant={isWaiting && isMine ? 'default' : 'filled'}
          loading={start.isRunning}
          onClick={() => void start.run({ id: row.id }, { said: t('changes.said.start') })}
        >
          {t('changes.start')}
        </Button>
      ) : null}
      {row.status === 'in-progress' ? (
        <>
          <Button variant="default" onClick={() => setEnding('roll-back')}>
            {t('changes.roll-back')}
          </Button>
          <Button onClick={() => setEnding('finish')}>{t('changes.finish')}</Button>
        </>
      ) : null}
      {isOpen(row) ? (
        <Menu position="bottom-end" withArrow>
          <Menu.Target>
            <Button variant="default" px={8} aria-label={t('changes.more')}>
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setEditing(true)}>{t('changes.edit')}</Menu.Item>
            <Menu.Item color="red" onClick={() => setEnding('cancel')}>
              {t('changes.cancel')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {ending ? <OutcomeDialogue row={row} ending={ending} onClose={() => setEnding(null)} /> : null}
      {isMoving ? <MoveDialogue row={row} onClose={() => setMoving(false)} /> : null}
      {lacking ? (
        <LackingDialogue
          problem={lacking}
          onClose={() => setLacking(null)}
          onMove={() => {
            setLacking(null);
            setMoving(true);
          }}
          onEdit={() => {
            setLacking(null);
            setEditing(true);
          }}
        />
      ) : null}
      {isEditing ? (
        <FormDialogue isWide mayClickAway={false} title={t('changes.edit')} onClose={() => setEditing(false)}>
          <ChangeForm record={row} onDone={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </>
  );
}
