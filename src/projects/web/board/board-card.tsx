/** One task as a card. Enter opens it, Shift and arrows move it, its menu does the same by clicks. */
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { nameOfValue, useFormat, useWords } from '#platform/web';
import { task as taskThing, taskStatuses, type TaskStatus } from '#projects/rules';
import { instantOf } from '#calendar/rules';
import { dayOf } from '../instant-and-day.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import type { Card } from './board-cards.ts';
import styles from './board.module.css';

interface BoardCardProps {
  readonly card: Card;
  readonly laneId: string;
  readonly hand: PlanInHand;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onPut: (to: TaskStatus) => void;
}

/** After so many days being done a card says how old it is. */
const agingDays = 14;

export function BoardCard({ card, hand, isOpen, onOpen, onPut }: BoardCardProps) {
  const t = useWords();
  const format = useFormat();
  const element = useRef<HTMLLIElement>(null);
  const [isDragging, setDragging] = useState(false);
  const { task } = card;
  useEffect(() => {
    if (!element.current) return undefined;
    return draggable({
      element: element.current,
      getInitialData: () => ({ taskId: task.id, status: task.status }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [task.id, task.status]);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? { ArrowRight: 1, ArrowLeft: -1 }[event.key] : undefined;
    const to = step === undefined ? undefined : taskStatuses[taskStatuses.indexOf(task.status) + step];
    if (to) {
      event.preventDefault();
      onPut(to);
    }
  }
  const isAging = card.ageDays > agingDays && task.status !== 'done';
  return (
    <li
      ref={element}
      className={styles['card']}
      data-dragging={isDragging || undefined}
      data-late={card.isLate || undefined}
      data-open={isOpen || undefined}
    >
      <div className={styles['cardHead']}>
        <span className={styles['key']}>{card.key}</span>
        {task.priority > 500 ? <span title={t('projects.taskColumn.priority')}>↑ {task.priority}</span> : null}
        {card.isCritical && task.status !== 'done' ? <span className={styles['critical']}>{t('projects.critical')}</span> : null}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={24} className={styles['menu']} aria-label={t('projects.moveTo', { name: task.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('projects.moveToWhere')}</Menu.Label>
            {taskStatuses
              .filter((status) => status !== task.status)
              .map((status) => (
                <Menu.Item key={status} onClick={() => onPut(status)}>
                  {nameOfValue(taskThing, 'status', status)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <button
        type="button"
        id={`card-${task.id}`}
        className={styles['name']}
        aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        {task.kind === 'milestone' ? '◆ ' : ''}
        {task.name}
      </button>
      {task.status === 'blocked' && task.blockedReason ? <p className={styles['reason']}>{task.blockedReason}</p> : null}
      <div className={styles['foot']}>
        <span className={styles['due']} data-late={card.isLate || undefined}>
          {card.isLate ? '! ' : ''}
          {format.day(dayOf(instantOf(card.finish), hand.session.project.zone))}
        </span>
        {isAging ? <span className={styles['age']}>{t('projects.agedDays', { count: card.ageDays })}</span> : null}
        <span className={styles['people']}>{card.people}</span>
      </div>
      {task.labelIds.length > 0 ? (
        <div className={styles['labels']}>
          {task.labelIds.map((id) => {
            const label = hand.labels.get(id);
            return label ? (
              <span key={id}>
                <i style={{ background: label.colour }} aria-hidden="true" /> {label.name}
              </span>
            ) : null;
          })}
        </div>
      ) : null}
      {task.percentComplete > 0 && task.percentComplete < 100 ? (
        <div className={styles['progress']} role="img" aria-label={format.share(task.percentComplete * 10)}>
          <span style={{ width: `${task.percentComplete}%` }} />
        </div>
      ) : null}
    </li>
  );
}
