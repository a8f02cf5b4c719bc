/** How well the department alters what runs: changes as ITIL counts them, software delivery as DORA's research does. */
import { SegmentedControl } from '@mantine/core';
import IconReplace from '@tabler/icons-react/dist/esm/icons/IconReplace.mjs';
import { change } from '#changes/rules';
import {
  deliveryMeasures,
  deliveryRecordMeasures,
  deliveryRecords,
  type DeliveryFigures,
  type DeliveryRecordMeasure,
  type DeliveryShare,
  type DeliveryTime,
} from '#incidents/rules';
import { Loaded, nameOfValue, Section, useAddress, useFormat, useLanguage, useView, useWords } from '#platform/web';
import { FigureTable } from './figure-table.tsx';
import { shareText, timeText } from './measure-text.ts';
import { NothingMeasured } from './nothing-measured.tsx';
import styles from './measures.module.css';
import { RecordsDrawer } from './records-drawer.tsx';
import type { MeasuresTabProps } from './shown-period.ts';
import { Tile } from './tile.tsx';
import { WeeksChart } from './weeks-chart.tsx';

const groups = ['service', 'model', 'kind'] as const;
const dependsOn = ['change', 'deployment', 'incident'];
type Opens = (measure: DeliveryRecordMeasure) => void;

export function ChangesTab({ query, onShowAll }: MeasuresTabProps) {
  const t = useWords();
  const [address, setAddress] = useAddress({ by: 'service', behind: '' });
  const by = (groups as readonly string[]).includes(address.by) ? (address.by as (typeof groups)[number]) : 'service';
  const behind = (deliveryRecordMeasures as readonly string[]).includes(address.behind) ? (address.behind as DeliveryRecordMeasure) : null;
  const all = useView(deliveryMeasures, { ...query, by: 'none' }, { dependsOn });
  const grouped = useView(deliveryMeasures, { ...query, by }, { dependsOn });
  const open: Opens = (measure) => setAddress({ behind: measure });
  return (
    <>
      <Loaded query={all}>
        {({ items: [row], weeks }) =>
          !row || row.implemented + row.deployments === 0 ? (
            <NothingMeasured icon={IconReplace} title={t('incidents.delivery.none')} onShowAll={onShowAll}>
              {t('incidents.delivery.noneAbout')}
            </NothingMeasured>
          ) : (
            <>
              <Section title={t('incidents.delivery.changes')}>
                <ChangeTiles row={row} onOpen={open} />
              </Section>
              <Section title={t('incidents.delivery.dora')}>
                <p className={styles['note']}>{t('incidents.delivery.doraAbout')}</p>
                <DoraTiles row={row} onOpen={open} />
              </Section>
              <Section title={t('incidents.measures.byWeek')}>
                <WeeksChart
                  weeks={weeks.map((each) => ({ on: each.on, bar: each.implemented, part: each.failed, line: each.deployments }))}
                  barName={t('incidents.delivery.implemented')}
                  partName={t('incidents.delivery.failed')}
                  lineName={t('incidents.delivery.deployments')}
                />
              </Section>
              <Section title={t('incidents.measures.compared')}>
                <SegmentedControl
                  size="xs"
                  aria-label={t('incidents.measures.compared')}
                  data={groups.map((value) => ({ value, label: t(`incidents.delivery.by.${value}`) }))}
                  value={by}
                  onChange={(value) => setAddress({ by: value })}
                />
                <Compared rows={grouped.data?.items ?? []} by={by} />
              </Section>
            </>
          )
        }
      </Loaded>
      {behind ? <Behind measure={behind} query={query} onClose={() => setAddress({ behind: '' })} /> : null}
    </>
  );
}

interface TilesProps {
  readonly row: DeliveryFigures;
  readonly onOpen: Opens;
}

function useTiles({ row, onOpen }: TilesProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  return {
    share(measure: DeliveryShare, note = '') {
      const { counted, of } = row.shares[measure];
      return (
        <Tile
          key={measure}
          title={t(`incidents.delivery.measure.${measure}`)}
          value={shareText(counted, of, format)}
          about={t('incidents.measures.partOf', { part: format.number(counted), whole: format.number(of) })}
          note={note}
          onOpen={() => onOpen(measure)}
        />
      );
    },
    time(measure: DeliveryTime) {
      const { count, median, mean, p90 } = row.times[measure];
      const values = { mean: timeText(mean, format, language), p90: timeText(p90, format, language), count: format.number(count) };
      return (
        <Tile
          key={measure}
          title={t(`incidents.delivery.measure.${measure}`)}
          value={timeText(median, format, language)}
          about={count === 0 ? t('incidents.measures.noneKnown') : t('incidents.measures.meanAndP90', values)}
          onOpen={() => onOpen(measure)}
        />
      );
    },
  };
}

function ChangeTiles({ row, onOpen }: TilesProps) {
  const t = useWords();
  const format = useFormat();
  const { share, time } = useTiles({ row, onOpen });
  const suspected = row.shares['change-suspected'].counted;
  return (
    <ul className={styles['tiles']}>
      <Tile
        title={t('incidents.delivery.measure.implemented')}
        value={format.number(row.implemented)}
        about={t('incidents.delivery.carriedOut')}
        onOpen={() => onOpen('implemented')}
      />
      {share('change-success')}
      {share('change-failure')}
      {suspected > 0 ? share('change-suspected') : null}
      {share('change-with-issues')}
      {share('change-emergency')}
      {share('change-unauthorised')}
      {share('change-in-window')}
      {time('change-notice')}
      {time('change-lead-time')}
    </ul>
  );
}

function DoraTiles({ row, onOpen }: TilesProps) {
  const t = useWords();
  const format = useFormat();
  const { share, time } = useTiles({ row, onOpen });
  const perWeek = row.deploymentsPerWeek;
  return (
    <ul className={styles['tiles']}>
      <Tile
        title={t('incidents.delivery.measure.deployments')}
        value={perWeek === null ? '–' : t('incidents.delivery.perWeek', { count: format.number(perWeek, { maximumFractionDigits: 1 }) })}
        about={t('incidents.delivery.inAll', { count: format.number(row.deployments) })}
        onOpen={() => onOpen('deployments')}
      />
      {time('deployment-lead-time')}
      {share('deployment-failure')}
      {time('deployment-recovery')}
      {share('deployment-rework')}
    </ul>
  );
}

function Compared({ rows, by }: { readonly rows: readonly DeliveryFigures[]; readonly by: (typeof groups)[number] }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const head = t(`incidents.delivery.by.${by}`);
  const share = ({ counted, of }: { readonly counted: number; readonly of: number }): string => shareText(counted, of, format);
  const nameOf = ({ key, name }: DeliveryFigures): string =>
    by === 'kind' && key ? nameOfValue(change, 'kind', key) : name || t('incidents.delivery.noneOfThese');
  return (
    <FigureTable
      label={head}
      head={head}
      rows={rows}
      keyOf={(row) => row.key}
      nameOf={nameOf}
      columns={[
        { title: t('incidents.delivery.measure.implemented'), show: (row) => format.number(row.implemented) },
        { title: t('incidents.delivery.measure.change-success'), show: (row) => share(row.shares['change-success']) },
        { title: t('incidents.delivery.measure.change-failure'), show: (row) => share(row.shares['change-failure']) },
        { title: t('incidents.delivery.measure.change-emergency'), show: (row) => share(row.shares['change-emergency']) },
        {
          title: t('incidents.delivery.measure.change-notice'),
          show: (row) => timeText(row.times['change-notice'].median, format, language),
        },
        { title: t('incidents.delivery.deployments'), show: (row) => format.number(row.deployments) },
        {
          title: t('incidents.delivery.measure.deployment-lead-time'),
          show: (row) => timeText(row.times['deployment-lead-time'].median, format, language),
        },
      ]}
    />
  );
}

interface BehindProps {
  readonly measure: DeliveryRecordMeasure;
  readonly query: MeasuresTabProps['query'];
  readonly onClose: () => void;
}

function Behind({ measure, query, onClose }: BehindProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const records = useView(deliveryRecords, { ...query, measure }, { dependsOn });
  return (
    <RecordsDrawer
      title={t(`incidents.delivery.measure.${measure}`)}
      query={records}
      show={({ kind, id, title, changeId, value, at }) => ({
        key: id,
        title,
        path: kind === 'incident' ? `/incidents/${id}` : changeId === null ? null : `/changes/${changeId}`,
        value: value === null ? '' : timeText(value, format, language),
        at,
      })}
      onClose={onClose}
    />
  );
}
