/** How long checks took, hour by hour; an hour with failures has a mark below. */
import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { monitorTimes } from '#monitoring/rules';
import { Section, useFormat, useNotice, useView, useWords } from '#platform/web';
import styles from '../monitoring.module.css';

const height = 120;
const ranges = [1, 7, 30];

export function TimesSection({ monitorId }: { readonly monitorId: string }) {
  const t = useWords();
  const format = useFormat();
  const [days, setDays] = useState(7);
  const times = useView(monitorTimes, { id: monitorId, days }, { dependsOn: [] });
  const { refetch } = times;
  useNotice(
    'monitors-checked',
    useCallback(() => void refetch(), [refetch]),
  );
  const items = times.data?.items ?? [];
  const first = items[0] ? Date.parse(items[0].at) / 3_600_000 : 0;
  const span = items.length ? Date.parse(items.at(-1)!.at) / 3_600_000 - first + 1 : 1;
  const most = Math.max(1, ...items.map((each) => each.meanMilliseconds ?? 0)) * 1.1;
  const x = (at: string): number => Date.parse(at) / 3_600_000 - first + 0.5;
  const points = items.flatMap((each) =>
    each.meanMilliseconds === null ? [] : [`${x(each.at)},${(height - (height * each.meanMilliseconds) / most).toFixed(1)}`],
  );
  const shown = (value: number | null): string =>
    value === null ? '' : t('monitoring.milliseconds', { count: format.number(value, { maximumFractionDigits: 0 }) });
  return (
    <Section
      title={t('monitoring.answerTimes')}
      about={t('monitoring.answerTimesAbout')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('monitoring.answerTimes')}
          data={ranges.map((each) => ({ value: String(each), label: t('monitoring.days', { count: each }) }))}
          value={String(days)}
          onChange={(next) => setDays(Number(next))}
        />
      }
    >
      {items.length === 0 ? (
        <p className="no-lines">{times.isPending ? '' : t('monitoring.noTimes')}</p>
      ) : (
        <>
          <div className={styles['ends']} aria-hidden>
            <span>{shown(most / 1.1)}</span>
          </div>
          <svg className={styles['chart']} viewBox={`0 0 ${span} ${height + 10}`} preserveAspectRatio="none" aria-hidden="true">
            <polyline
              points={points.length === 1 ? `0,${points[0]!.split(',')[1]} ${span},${points[0]!.split(',')[1]}` : points.join(' ')}
              vectorEffect="non-scaling-stroke"
            />
            {items
              .filter((each) => each.failures > 0)
              .map((each) => (
                <rect key={each.at} x={x(each.at) - 0.5} y={height + 2} width={1} height={8} />
              ))}
          </svg>
          <div className={styles['ends']} aria-hidden>
            <span>{format.instant(items[0]!.at)}</span>
            <span>{format.instant(items.at(-1)!.at)}</span>
          </div>
          <table className="visually-hidden">
            <caption>{t('monitoring.answerTimes')}</caption>
            <thead>
              <tr>
                <th>{t('monitoring.hour')}</th>
                <th>{t('monitoring.mean')}</th>
                <th>{t('monitoring.failures')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <tr key={each.at}>
                  <td>{format.instant(each.at)}</td>
                  <td>{shown(each.meanMilliseconds)}</td>
                  <td>{format.number(each.failures)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
