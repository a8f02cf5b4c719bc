/** All monitors: what is wrong first, each with its last checks. */
import { Button, Select } from '@mantine/core';
import IconActivityHeartbeat from '@tabler/icons-react/dist/esm/icons/IconActivityHeartbeat.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { monitorKeepers, monitorStates, type MonitorBoardRow } from '#monitoring/rules';
import {
  EmptyState,
  FilterInput,
  FormDialogue,
  GoLink,
  Loaded,
  PageFrame,
  useAddress,
  useFormat,
  useGo,
  useMay,
  useWords,
  VirtualTable,
} from '#platform/web';
import { Beats } from '../beats.tsx';
import styles from '../monitoring.module.css';
import { shownState, StateMark } from '../state-mark.tsx';
import { useBoard } from '../use-board.ts';
import NewMonitor from './new-monitor.tsx';

const worst: readonly string[] = ['down', 'warning', 'unreachable', 'blind', 'pending', 'up', 'off', 'ended'];
type Line = MonitorBoardRow & { readonly id: string };

export default function MonitorsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [{ state, q }, setAddress] = useAddress({ state: '', q: '' });
  const board = useBoard({ beats: 30, ...(state === 'ended' ? { ended: 'true' as const } : {}) });
  const [isMaking, setMaking] = useState(false);
  const make = may(monitorKeepers) ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('monitoring.newMonitor')}
    </Button>
  ) : null;
  const isShown = (row: MonitorBoardRow): boolean =>
    (state === '' || (state === 'wrong' ? worst.indexOf(shownState(row)) < 3 : shownState(row) === state)) &&
    [row.name, row.serviceName, row.target].some((text) => text.toLowerCase().includes(q.trim().toLowerCase()));
  return (
    <PageFrame title={t('monitoring.monitors')} about={t('monitoring.monitorsAbout')} actions={make}>
      <Loaded query={board}>
        {({ items }) =>
          items.length === 0 && state !== 'ended' ? (
            <EmptyState icon={IconActivityHeartbeat} title={t('monitoring.noMonitors')} action={make}>
              {t('monitoring.noMonitorsAbout')}
            </EmptyState>
          ) : (
            <>
              <div className={styles['bar']}>
                <FilterInput value={q} onChange={(next) => setAddress({ q: next })} />
                <Select
                  size="xs"
                  aria-label={t('monitoring.column.state')}
                  allowDeselect={false}
                  data={[
                    { value: '', label: t('monitoring.allStates') },
                    { value: 'wrong', label: t('monitoring.wrongNow') },
                    ...[...monitorStates, 'off', 'ended'].map((each) => ({ value: each, label: t(`monitoring.state.${each}`) })),
                  ]}
                  value={state}
                  onChange={(next) => setAddress({ state: next ?? '' })}
                />
              </div>
              <Board
                rows={items
                  .filter(isShown)
                  .map((row): Line => ({ ...row, id: row.monitorId }))
                  .toSorted((one, other) => worst.indexOf(shownState(one)) - worst.indexOf(shownState(other)))}
              />
            </>
          )
        }
      </Loaded>
      {isMaking ? (
        <FormDialogue isWide title={t('monitoring.newMonitor')} mayClickAway={false} onClose={() => setMaking(false)}>
          <NewMonitor
            onDone={(path) => {
              setMaking(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

function Board({ rows }: { readonly rows: readonly Line[] }) {
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  if (rows.length === 0) return <p className="no-lines">{t('monitoring.noMonitorsLike')}</p>;
  return (
    <VirtualTable
      label={t('monitoring.monitors')}
      rows={rows}
      rowHeight={42}
      onOpen={(row) => go(`/monitors/${row.id}`)}
      columns={[
        { id: 'state', title: t('monitoring.column.state'), width: '150px', render: (row) => <StateMark state={shownState(row)} /> },
        {
          id: 'name',
          title: t('monitoring.monitor.name'),
          width: 'minmax(150px, 2fr)',
          render: (row) => <GoLink to={`/monitors/${row.id}`}>{row.name}</GoLink>,
        },
        {
          id: 'service',
          title: t('monitoring.monitor.serviceId'),
          width: 'minmax(120px, 1fr)',
          isWideOnly: true,
          render: (row) => row.serviceName,
        },
        {
          id: 'checks',
          title: t('monitoring.column.checks'),
          width: '220px',
          isWideOnly: true,
          render: (row) => <Beats beats={row.beats} />,
        },
        {
          id: 'time',
          title: t('monitoring.column.time'),
          isNumber: true,
          isWideOnly: true,
          render: (row) =>
            row.milliseconds === null || row.kind === 'push' || row.state === 'down'
              ? ''
              : t('monitoring.milliseconds', { count: format.number(row.milliseconds, { maximumFractionDigits: 0 }) }),
        },
      ]}
    />
  );
}
