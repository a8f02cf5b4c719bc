/** One column of one lane: takes dropped cards, shows its own. */
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#platform/web';
import type { TaskStatus } from '#projects/rules';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import { BoardCard } from './board-card.tsx';
import type { Card } from './board-cards.ts';
import styles from './board.module.css';

interface BoardColumnProps {
  readonly status: TaskStatus;
  readonly laneId: string;
  readonly label: string;
  readonly cards: readonly Card[];
  readonly hand: PlanInHand;
  readonly openTask: string;
  readonly onOpen: (taskId: string) => void;
  readonly onPut: (taskId: string, to: TaskStatus) => void;
}

/** More than these in one column are shown on demand. */
const most = 40;

export function BoardColumn({ status, laneId, label, cards, hand, openTask, onOpen, onPut }: BoardColumnProps) {
  const t = useWords();
  const element = useRef<HTMLUListElement>(null);
  const [isOver, setOver] = useState(false);
  const [showsAll, setShowAll] = useState(false);
  const put = useRef(onPut);
  useEffect(() => {
    put.current = onPut;
  });
  useEffect(() => {
    if (!element.current) return undefined;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => typeof source.data['taskId'] === 'string' && source.data['status'] !== status,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        put.current(String(source.data['taskId']), status);
      },
    });
  }, [status]);
  const shown = showsAll ? cards : cards.slice(0, most);
  return (
    <ul ref={element} className={styles['column']} data-over={isOver || undefined} data-status={status} aria-label={label}>
      {shown.map((card) => (
        <BoardCard
          key={card.task.id}
          card={card}
          laneId={laneId}
          hand={hand}
          isOpen={card.task.id === openTask}
          onOpen={() => onOpen(card.task.id)}
          onPut={(to) => onPut(card.task.id, to)}
        />
      ))}
      {cards.length > shown.length ? (
        <li className={styles['more']}>
          <Button size="compact-xs" variant="subtle" onClick={() => setShowAll(true)}>
            {t('projects.showMore', { count: cards.length - shown.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
