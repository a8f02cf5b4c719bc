/** One baseline against the plan as it is now: finish then, finish now, slip, and both drawn on one axis. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ListSkeleton, useAll, useFormat, useLanguage, useWords, VirtualTable } from '#platform/web';
import { baselineTask, type Baseline } from '#projects/rules';
import { comparedWith, isPromise, type ComparedTask } from './baseline-comparison.ts';
import type { PlanInHand } from './plan-in-hand.tsx';
import styles from './baselines.module.css';

export function BaselineTable({ taken, hand }: { readonly taken: Baseline; readonly hand: PlanInHand }) {
  const t = useWords();
  const format = useFormat();
  const day = useZoneDay(hand.session.project.zone);
  const promised = useAll(baselineTask, { projectId: taken.projectId, baselineId: taken.id });
  const [isWhole, setWhole] = useState(false);
  const { plan, session } = hand;
  const all = useMemo(
    () => (promised.data ? comparedWith(promised.data, plan, session.project.zone, session.project.name) : []),
    [promised.data, plan, session],
  );
  const rows = isWhole ? all : all.filter(isPromise);
  const span = useMemo(() => {
    const times = all.flatMap((each) => [each.promised, each.planned].flatMap((dates) => (dates ? [dates.startAt, dates.finishAt] : [])));
    const at = times.map((each) => Date.parse(each));
    const ends = at.reduce((sum, each) => ({ from: Math.min(sum.from, each), to: Math.max(sum.to, each) }), { from: Infinity, to: 0 });
    return { from: ends.from, width: Math.max(1, ends.to - ends.from) };
  }, [all]);
  if (!promised.data) return <ListSkeleton rows={4} />;
  return (
    <>
      <SegmentedControl
        size="xs"
        mb={10}
        aria-label={t('projects.baselineShown')}
        value={isWhole ? 'all' : 'some'}
        onChange={(value) => setWhole(value === 'all')}
        data={[
          { value: 'some', label: t('projects.baselinePhases') },
          { value: 'all', label: t('projects.baselineAllTasks') },
        ]}
      />
      <VirtualTable
        label={t('projects.baselineAgainstNow', { name: taken.name })}
        rows={rows}
        columns={[
          {
            id: 'name',
            title: t('projects.taskColumn.name'),
            width: 'minmax(140px, 2fr)',
            render: (row) => (
              <span className={styles['name']} title={row.name} style={{ paddingInlineStart: `${Math.max(0, row.level - 1) * 14}px` }}>
                {row.kind === 'milestone' ? '◆ ' : ''}
                {row.kind === 'project' || row.kind === 'summary' ? <strong>{row.name}</strong> : row.name}
              </span>
            ),
          },
          {
            id: 'then',
            title: t('projects.baselineThen'),
            width: '124px',
            render: (row) => (row.promised ? day(row.promised.finishAt) : '–'),
          },
          { id: 'now', title: t('projects.baselineNow'), width: '124px', render: (row) => (row.planned ? day(row.planned.finishAt) : '–') },
          {
            id: 'slip',
            title: t('projects.column.slip'),
            width: '124px',
            render: (row) =>
              row.slip === null ? (
                <span className={styles['soft']}>{t('projects.notPromised')}</span>
              ) : row.slip === 0 ? (
                <span className={styles['soft']}>{t('projects.asPromised')}</span>
              ) : (
                <strong data-late={row.slip > 0 || undefined} className={styles['slip']}>
                  {t('projects.slipDays', { days: format.number(row.slip, { signDisplay: 'always' }) })}
                </strong>
              ),
          },
          {
            id: 'chart',
            title: t('projects.baselineChart'),
            width: 'minmax(120px, 2fr)',
            render: (row) => <Bars row={row} span={span} />,
          },
        ]}
      />
    </>
  );
}

function Bars({ row, span }: { readonly row: ComparedTask; readonly span: { readonly from: number; readonly width: number } }) {
  const at = (instant: string) => (100 * (Date.parse(instant) - span.from)) / span.width;
  const place = (dates: NonNullable<ComparedTask['promised']>) => ({
    left: `${at(dates.startAt)}%`,
    width: `max(4px, ${at(dates.finishAt) - at(dates.startAt)}%)`,
  });
  return (
    <span className={styles['bars']} aria-hidden="true">
      {row.promised ? <span className={styles['then']} style={place(row.promised)} /> : null}
      {row.planned ? <span className={styles['now']} data-late={(row.slip ?? 0) > 0 || undefined} style={place(row.planned)} /> : null}
    </span>
  );
}

/** An instant as a day on the clocks of the project. */
export function useZoneDay(zone: string): (instant: string) => string {
  const locale = useLanguage() === 'de' ? 'de-DE' : 'en-GB';
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
    return (instant) => format.format(new Date(instant));
  }, [locale, zone]);
}

/** An instant with its time of day on the clocks of the project. */
export function useZoneMoment(zone: string): (instant: string) => string {
  const locale = useLanguage() === 'de' ? 'de-DE' : 'en-GB';
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
    return (instant) => format.format(new Date(instant));
  }, [locale, zone]);
}
