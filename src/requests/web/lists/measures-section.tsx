/** How requests are fulfilled: each figure leads to the requests behind it. */
import { Drawer, SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { textOfMinutes } from '#operations/rules';
import { dateOf, dayOf } from '#calendar/rules';
import {
  requestKey,
  requestMeasureRecords,
  requestMeasures,
  requestRecordMeasures,
  type RequestMeasureRow,
  type RequestRecordMeasure,
} from '#requests/rules';
import { EmptyState, GoLink, Loaded, Section, useAddress, useFormat, useLanguage, useView, useWords } from '#platform/web';
import styles from '../requests.module.css';

const periods = ['30', '90', '365', 'all'] as const;
const groups = ['offering', 'team', 'service'] as const;
const dependsOn = ['service-request', 'request-entry'];

/** Long times in days, as one speaks of them. */
function useTimeText(): (minutes: number | null) => string {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  return (minutes) => {
    if (minutes === null) return '–';
    return minutes >= 2880
      ? t('requests.days', { days: format.number(minutes / 1440, { maximumFractionDigits: 1 }) })
      : textOfMinutes(Math.round(minutes), language);
  };
}

export function MeasuresSection() {
  const t = useWords();
  const [address, setAddress] = useAddress({ days: '90', by: 'offering', behind: '' });
  const days = periods.find((each) => each === address.days) ?? '90';
  const by = groups.find((each) => each === address.by) ?? 'offering';
  const behind = requestRecordMeasures.find((each) => each === address.behind);
  const query = useMemo((): Readonly<Record<string, string>> => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (days === 'all') return { zone };
    return { zone, from: dateOf(dayOf(new Date().toISOString().slice(0, 10)) - Number(days)) };
  }, [days]);
  const all = useView(requestMeasures, { ...query, by: 'none' }, { dependsOn });
  const grouped = useView(requestMeasures, { ...query, by }, { dependsOn });
  return (
    <>
      <div className="filter-bar">
        <Select
          size="xs"
          allowDeselect={false}
          aria-label={t('requests.period')}
          data={periods.map((value) => ({ value, label: t(`requests.period.${value}`) }))}
          value={days}
          onChange={(value) => setAddress({ days: value ?? '90' })}
        />
      </div>
      <Loaded query={all}>
        {({ items: [row] }) =>
          !row || row.asked + row.fulfilled + row.open === 0 ? (
            <EmptyState title={t('requests.noFigures')}>{t('requests.noFiguresAbout')}</EmptyState>
          ) : (
            <>
              <Tiles row={row} onOpen={(measure) => setAddress({ behind: measure })} />
              <Section title={t('requests.compared')}>
                <SegmentedControl
                  size="xs"
                  aria-label={t('requests.compared')}
                  data={groups.map((value) => ({ value, label: t(`requests.by.${value}`) }))}
                  value={by}
                  onChange={(value) => setAddress({ by: value })}
                />
                <Figures rows={grouped.data?.items ?? []} head={t(`requests.by.${by}`)} />
              </Section>
            </>
          )
        }
      </Loaded>
      {behind ? <Behind measure={behind} query={query} onClose={() => setAddress({ behind: '' })} /> : null}
    </>
  );
}

function useShare(): (part: number, whole: number) => string {
  const format = useFormat();
  return (part, whole) => (whole === 0 ? '–' : format.share((part * 1000) / whole));
}

function Tiles({ row, onOpen }: { readonly row: RequestMeasureRow; readonly onOpen: (measure: RequestRecordMeasure) => void }) {
  const t = useWords();
  const format = useFormat();
  const time = useTimeText();
  const share = useShare();
  const of = (part: number, whole: number) => t('requests.partOf', { part: format.number(part), whole: format.number(whole) });
  const { median, mean, p90, count } = row.timeToFulfil;
  const tiles: readonly (readonly [RequestRecordMeasure, string, string])[] = [
    ['asked', format.number(row.asked), t('requests.askedAbout')],
    [
      'fulfilled',
      time(median),
      count === 0 ? t('requests.noneFulfilled') : t('requests.meanAndP90', { mean: time(mean), p90: time(p90), count }),
    ],
    ['promise', share(row.promise.kept, row.promise.decided), of(row.promise.kept, row.promise.decided)],
    ['first-contact', share(row.firstContact, row.fulfilled), of(row.firstContact, row.fulfilled)],
    ['reopened', share(row.reopened, row.fulfilled), of(row.reopened, row.fulfilled)],
    ['open', format.number(row.open), t('requests.ageMedian', { time: time(row.medianAgeMinutes) })],
  ];
  return (
    <ul className={styles['tiles']}>
      {tiles.map(([measure, value, about]) => (
        <li key={measure}>
          <button type="button" className={styles['tile']} onClick={() => onOpen(measure)}>
            <span>{t(`requests.measure.${measure}`)}</span>
            <strong>{value}</strong>
            <small>{about}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Figures({ rows, head }: { readonly rows: readonly RequestMeasureRow[]; readonly head: string }) {
  const t = useWords();
  const format = useFormat();
  const time = useTimeText();
  const share = useShare();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['wide']} tabIndex={0} role="region" aria-label={head}>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {['asked', 'fulfilled', 'median', 'p90', 'promise', 'first-contact', 'open'].map((each) => (
              <th key={each} scope="col">
                {t(`requests.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.key}>
              <th scope="row">{each.name || t('requests.without')}</th>
              <td>{format.number(each.asked)}</td>
              <td>{format.number(each.fulfilled)}</td>
              <td>{time(each.timeToFulfil.median)}</td>
              <td>{time(each.timeToFulfil.p90)}</td>
              <td>{share(each.promise.kept, each.promise.decided)}</td>
              <td>{share(each.firstContact, each.fulfilled)}</td>
              <td>{format.number(each.open)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Behind({
  measure,
  query,
  onClose,
}: {
  readonly measure: RequestRecordMeasure;
  readonly query: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const time = useTimeText();
  const found = useView(requestMeasureRecords, { ...query, measure }, { dependsOn });
  const valueText = (value: number | null): string => {
    if (value === null) return '';
    if (measure === 'promise') return t(value === 1 ? 'requests.kept' : 'requests.broken');
    return measure === 'reopened' ? format.number(value) : time(value);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(520px, 100vw)"
      title={<strong>{t(`requests.measure.${measure}`)}</strong>}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Loaded query={found}>
        {({ total, items }) => (
          <>
            <p className="no-lines">{t('requests.records', { shown: items.length, count: total })}</p>
            <ul className="lines">
              {items.map((each) => (
                <li key={each.id}>
                  <div>
                    <GoLink to={`/requests/${each.id}`}>{`${requestKey(each)} ${each.title}`}</GoLink> {valueText(each.value)}
                  </div>
                  <small>{format.day(each.askedAt.slice(0, 10))}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
