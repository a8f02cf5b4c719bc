/** One action of a review: how it stands, who sees to it, until when, and its task. */
import { ActionIcon, Badge, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useState, type ReactNode } from 'react';
import { textOfMinutes } from '#operations/rules';
import { person } from '#people/rules';
import type { Deed } from '#platform/kit';
import { learnersMayWrite, removeReviewAction, reviewAction, settleReviewAction, type StandingAction } from '#problems/rules';
import { task } from '#projects/rules';
import { GoLink, nameOfValue, pathOf, useDeed, useFormat, useLanguage, useMay, useOne, useWords } from '#platform/web';
import styles from '../problems.module.css';
import { ActionForm } from './action-form.tsx';
import { GiveUpDialogue, PlanDialogue } from './action-dialogues.tsx';

export function StateMark({ action }: { readonly action: Pick<StandingAction, 'state' | 'isLate'> }) {
  const t = useWords();
  const { state, isLate } = action;
  const word = state === 'open' && isLate ? 'late' : state === 'done' && isLate ? 'doneLate' : state;
  const colour = word === 'late' ? 'red' : word === 'doneLate' ? 'yellow' : state === 'done' ? 'green' : 'gray';
  return (
    <Badge color={colour} variant="light">
      {t(`problems.actionState.${word}`)}
    </Badge>
  );
}

export function TaskOfAction({ action }: { readonly action: StandingAction }) {
  const t = useWords();
  const format = useFormat();
  if (action.task === null)
    return action.state === 'open' || action.isPlanned ? t(action.isPlanned ? 'problems.hiddenTask' : 'problems.notPlanned') : null;
  const { id, key, status, finish } = action.task;
  const path = pathOf('task', id);
  return (
    <>
      {path ? <GoLink to={path}>{key}</GoLink> : key} {nameOfValue(task, 'status', status)}
      {finish && action.state === 'open' ? ` · ${t('problems.plannedFor', { at: format.day(finish.slice(0, 10)) })}` : ''}
    </>
  );
}

export function ActionLine({ action, before }: { readonly action: StandingAction; readonly before?: ReactNode }) {
  const format = useFormat();
  const language = useLanguage();
  const may = useMay();
  const who = useOne(person, action.ownerId);
  return (
    <li>
      <div>
        <div className="titled">
          {action.title} <StateMark action={action} />
        </div>
        <div className={styles['action']}>
          {before}
          <span>{who.data?.name}</span>
          <span>{format.day(action.dueOn)}</span>
          <span>{textOfMinutes(action.estimateMinutes, language)}</span>
          <span>
            <TaskOfAction action={action} />
          </span>
          {action.reason ? <span>{action.reason}</span> : null}
        </div>
      </div>
      {may(learnersMayWrite) ? <ActionMenu action={action} /> : null}
    </li>
  );
}

function ActionMenu({ action }: { readonly action: StandingAction }) {
  const t = useWords();
  const [asked, setAsked] = useState<'plan' | 'edit' | 'give-up' | null>(null);
  const whole = useOne(reviewAction, asked === 'edit' ? action.id : null);
  const settle = useDeed(settleReviewAction as unknown as Deed);
  const remove = useDeed(removeReviewAction as unknown as Deed);
  const { id, title, state, isPlanned } = action;
  const isOpen = state === 'open';
  return (
    <div className={`line-end ${styles['screenOnly']}`}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('problems.moreOf', { title })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen && !isPlanned ? <Menu.Item onClick={() => setAsked('plan')}>{t('problems.planIt')}</Menu.Item> : null}
          {isOpen && !isPlanned ? (
            <Menu.Item onClick={() => void settle.run({ id, as: 'done', reason: null } as never, { said: t('problems.actionDone') })}>
              {t('problems.actionDone')}
            </Menu.Item>
          ) : null}
          {isOpen ? <Menu.Item onClick={() => setAsked('give-up')}>{t('problems.giveUp')}</Menu.Item> : null}
          {isOpen || isPlanned ? null : (
            <Menu.Item onClick={() => void settle.run({ id, as: null, reason: null } as never)}>{t('problems.reopenAction')}</Menu.Item>
          )}
          <Menu.Item onClick={() => setAsked('edit')}>{t('problems.editAction')}</Menu.Item>
          {isPlanned ? null : (
            <Menu.Item onClick={() => void remove.run({ id } as never, { version: action.version, said: t('problems.removeAction') })}>
              {t('problems.removeAction')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === 'plan' ? <PlanDialogue action={action} onClose={() => setAsked(null)} /> : null}
      {asked === 'give-up' ? <GiveUpDialogue action={action} onClose={() => setAsked(null)} /> : null}
      {asked === 'edit' && whole.data ? <ActionForm reviewId={action.reviewId} record={whole.data} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}
