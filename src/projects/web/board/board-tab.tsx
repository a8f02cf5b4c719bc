/** The same tasks as a board: columns of status, lanes by choice, moved by dragging, by menu or by Shift and arrows. */
import { Button, Chip, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState } from 'react';
import { ErrorState, nameOfValue, PageSkeleton, showToast, useAddress, useMe, useWords } from '#platform/web';
import { setStatus, task, taskStatuses, type TaskStatus } from '#projects/rules';
import { usePlanInHand } from '../project/plan-in-hand.tsx';
import type { TabProps } from '../project/project-page.tsx';
import { BoardColumn } from './board-column.tsx';
import { cardsOf, chosenCards, columnOf, lanesOf, overloaded, type BoardChoice, type Card } from './board-cards.ts';
import styles from './board.module.css';

export default function BoardTab(_: TabProps) {
  const t = useWords();
  const me = useMe();
  const { hand, problem, retry } = usePlanInHand();
  const [address, setAddress] = useAddress({ q: '', isMine: false, isLate: false, isCritical: false, lanes: '', task: '' });
  const [blocking, setBlocking] = useState<Card | null>(null);
  const [said, setSaid] = useState('');
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 10);
  if (problem) return <ErrorState problem={problem} retry={retry} />;
  if (!hand) return <PageSkeleton />;
  const { session } = hand;
  const statusName = (status: TaskStatus) => nameOfValue(task, 'status', status);
  const cards = chosenCards(cardsOf(hand, now), address as BoardChoice, me.personId);
  const personName = (id: string) => session.records.person.get(id)?.name ?? '…';
  const lanes = lanesOf(cards, address.lanes, (kind, id) =>
    kind === 'person' ? personName(id) : (session.records.task.get(id)?.name ?? '…'),
  );
  const busy = overloaded(columnOf(cards, 'doing'));

  async function put(card: Card, status: TaskStatus, blockedReason: string | null = null) {
    if (card.task.status === status) return;
    if (status === 'blocked' && blockedReason === null) return setBlocking(card);
    const text = t('projects.saidMoved', { name: card.task.name, status: statusName(status) });
    const refusal = await session.do(setStatus, { id: card.task.id, status, blockedReason }, { said: text });
    if (refusal !== null) showToast({ kind: 'problem', text: refusal });
    setSaid(refusal ?? text);
    // The card stands in another column now; whoever moved it by keyboard stays on it.
    requestAnimationFrame(() => document.getElementById(`card-${card.task.id}`)?.focus());
  }

  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <TextInput
          data-filter
          size="xs"
          aria-label={t('projects.filterTasks')}
          placeholder={t('projects.filterTasks')}
          leftSection={<IconSearch size={16} />}
          value={address.q}
          onChange={(event) => setAddress({ q: event.currentTarget.value }, { replace: true })}
        />
        {(['isMine', 'isLate', 'isCritical'] as const).map((name) =>
          name === 'isMine' && me.personId === null ? null : (
            <Chip key={name} size="xs" checked={address[name]} onChange={(checked) => setAddress({ [name]: checked })}>
              {t(`projects.board.${name}`)}
            </Chip>
          ),
        )}
        <SegmentedControl
          size="xs"
          className={styles['end']}
          aria-label={t('projects.lanes')}
          value={address.lanes}
          onChange={(value) => setAddress({ lanes: value })}
          data={['', 'people', 'summary'].map((value) => ({ value, label: t(`projects.lanes.${value || 'none'}`) }))}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={styles['board']} tabIndex={0} role="region" aria-label={t('projects.boardOf', { name: session.project.name })}>
        <div className={styles['heads']}>
          {taskStatuses.map((status) => {
            const count = new Set(columnOf(cards, status).map((card) => card.task.id)).size;
            return (
              <div key={status} className={styles['head']}>
                <h2>
                  {statusName(status)} <span>{count}</span>
                </h2>
                {status === 'doing' && busy[0] ? (
                  <p title={busy.map((each) => `${personName(each.personId)}: ${each.count}`).join(', ')}>
                    {t('projects.tooMuchAtOnce', { name: personName(busy[0].personId), count: busy[0].count })}
                  </p>
                ) : null}
              </div>
            );
          })}
        </div>
        {lanes.map((lane) => (
          <section key={lane.id} className={styles['lane']}>
            {lanes.length > 1 || address.lanes ? (
              <h3 className={styles['laneName']}>
                {lane.name ?? t(address.lanes === 'people' ? 'projects.nobody' : 'projects.underNone')} <span>{lane.cards.length}</span>
              </h3>
            ) : null}
            <div className={styles['columns']}>
              {taskStatuses.map((status) => (
                <BoardColumn
                  key={status}
                  status={status}
                  laneId={lane.id}
                  label={statusName(status)}
                  cards={columnOf(lane.cards, status)}
                  hand={hand}
                  openTask={address.task}
                  onOpen={(id) => setAddress({ task: id })}
                  onPut={(id, to) => {
                    const card = cards.find((each) => each.task.id === id);
                    if (card) void put(card, to);
                  }}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
      {blocking ? (
        <BlockedReason
          card={blocking}
          onCancel={() => setBlocking(null)}
          onReason={(reason) => {
            setBlocking(null);
            void put(blocking, 'blocked', reason);
          }}
        />
      ) : null}
    </div>
  );
}

function BlockedReason({
  card,
  onCancel,
  onReason,
}: {
  readonly card: Card;
  readonly onCancel: () => void;
  readonly onReason: (reason: string) => void;
}) {
  const t = useWords();
  const [reason, setReason] = useState('');
  return (
    <Modal
      opened
      onClose={onCancel}
      title={t('projects.whatBlocks', { name: card.task.name })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          onReason(reason.trim());
        }}
      >
        <Textarea
          data-autofocus
          label={t('projects.blockedReason')}
          description={t('projects.blockedReasonHelp')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="button-row">
          <Button variant="default" onClick={onCancel}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" disabled={reason.trim() === ''}>
            {t('projects.markBlocked')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
