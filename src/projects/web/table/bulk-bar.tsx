/** What can be done to all chosen tasks at once; moving them shows first what it would do to the plan. */
import { Button, Menu, NumberInput, Popover } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import { instantOf } from '#calendar/rules';
import { showToast } from '#platform/web';
import { changeTasks, moveTasks, removeTasks } from '#projects/rules';
import { civilZone } from '../gantt/civil-zone.ts';
import { has, SUMMARY } from '../gantt/plan-model.ts';
import { moveEdits, PlanPreview } from '../gantt/plan-preview.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import styles from './task-grid.module.css';
import type { Writing } from './write-cells.ts';

interface BulkBarProps {
  readonly hand: PlanInHand;
  readonly ids: readonly string[];
  readonly writing: Writing;
  readonly onClear: () => void;
}

const ticksPerDay = 14_400;

export function BulkBar({ hand, ids, writing, onClear }: BulkBarProps) {
  const { t } = writing;
  const { session, labels } = hand;
  const projectId = session.project.id;
  const count = ids.length;
  const tell = (refusal: string | null) => {
    if (refusal !== null) showToast({ kind: 'problem', text: refusal });
  };
  const change = (fields: Record<string, unknown>) =>
    void session.do(changeTasks, { projectId, ids: [...ids], fields }, { said: t('projects.saidTasks', { count }) }).then(tell);
  return (
    <div className={styles['bulk']} role="toolbar" aria-label={t('projects.bulk')}>
      <strong>{t('projects.chosen', { count })}</strong>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t('projects.task.percentComplete')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[0, 25, 50, 75, 100].map((percentComplete) => (
            <Menu.Item key={percentComplete} onClick={() => change({ percentComplete })}>
              {percentComplete} %
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t('projects.taskColumn.priority')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[900, 700, 500, 300, 100].map((priority) => (
            <Menu.Item key={priority} onClick={() => change({ priority })}>
              {priority}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {labels.size > 0 ? (
        <Menu>
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              {t('projects.taskColumn.labels')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => change({ labelIds: [] })}>{t('projects.noLabels')}</Menu.Item>
            {[...labels.values()].map((label) => (
              <Menu.Item key={label.id} onClick={() => change({ labelIds: [label.id] })}>
                {label.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <MoveByDays hand={hand} ids={ids} writing={writing} onRefused={tell} />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTrash size={14} />}
        onClick={() => {
          void session.do(removeTasks, { projectId, ids: [...ids] }, { said: t('projects.gantt.saidRemoved', { count }) }).then(tell);
          onClear();
        }}
      >
        {t('projects.remove')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('projects.chooseNone')}
      </Button>
    </div>
  );
}

function MoveByDays({
  hand,
  ids,
  writing,
  onRefused,
}: Omit<BulkBarProps, 'onClear'> & { readonly onRefused: (text: string | null) => void }) {
  const { t } = writing;
  const [days, setDays] = useState(7);
  const { plan, session } = hand;
  const zone = civilZone(plan.offsets);
  const { network } = plan;
  const moves = ids.flatMap((id) => {
    const index = network.indexOf.get(id);
    if (index === undefined || has(plan.model, index, SUMMARY)) return [];
    return [
      { id, index, start: network.calendarOf(index).nextStart(zone.toInstant(zone.toCivil(network.start[index]!) + days * ticksPerDay)) },
    ];
  });
  /** Tried on the plan in hand and taken back at once. */
  function effect(): string {
    const edits = moves.map((move) => moveEdits(network, move.index, move.start));
    const preview = new PlanPreview(
      network,
      -1,
      edits.flatMap((each) => [...each.undo]),
    );
    const { projectFinishBy, pushed } = preview.apply(edits.flatMap((each) => [...each.change]));
    preview.cancel();
    const by = Math.round(projectFinishBy / ticksPerDay);
    return `${t('projects.willMove', { count: pushed })} ${by === 0 ? t('projects.finishStays') : t('projects.finishMoves', { days: by > 0 ? `+${by}` : String(by) })}`;
  }
  return (
    <Popover trapFocus position="top" width={280}>
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          {t('projects.moveDates')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('projects.moveDates')}>
        <NumberInput
          size="xs"
          label={t('projects.moveByDays')}
          allowDecimal={false}
          value={days}
          onChange={(value) => setDays(Number(value) || 0)}
        />
        <p role="status">{days === 0 ? '' : effect()}</p>
        <div className="button-row">
          <Button
            size="xs"
            disabled={days === 0 || moves.length === 0}
            onClick={() =>
              void session
                .do(
                  moveTasks,
                  { projectId: session.project.id, moves: moves.map(({ id, start }) => ({ id, startAt: instantOf(start) })) },
                  { said: t('projects.saidTasks', { count: moves.length }) },
                )
                .then(onRefused)
            }
          >
            {t('projects.moveNow')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
