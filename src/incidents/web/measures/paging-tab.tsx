/** What alerts and pages ask of people, and whether they are worth it. */
import IconBellRinging from '@tabler/icons-react/dist/esm/icons/IconBellRinging.mjs';
import { pagingMeasures, pagingRecordMeasures, pagingRecords, type PagingMeasures, type PagingRecordMeasure } from '#incidents/rules';
import { GoLink, Loaded, Section, useAddress, useFormat, useGo, useLanguage, useView, useWords } from '#platform/web';
import { FigureTable } from './figure-table.tsx';
import { shareText, timeText } from './measure-text.ts';
import { NothingMeasured } from './nothing-measured.tsx';
import styles from './measures.module.css';
import { RecordsDrawer } from './records-drawer.tsx';
import type { MeasuresTabProps } from './shown-period.ts';
import { Tile } from './tile.tsx';

const dependsOn = ['page', 'alert', 'incident'];

export function PagingTab({ query, onShowAll }: MeasuresTabProps) {
  const t = useWords();
  const [address, setAddress] = useAddress({ behind: '' });
  const behind = (pagingRecordMeasures as readonly string[]).includes(address.behind) ? (address.behind as PagingRecordMeasure) : null;
  const found = useView(pagingMeasures, query, { dependsOn });
  return (
    <>
      <Loaded query={found}>
        {(row) =>
          row.pages + row.episodes === 0 ? (
            <NothingMeasured icon={IconBellRinging} title={t('incidents.load.none')} onShowAll={onShowAll}>
              {t('incidents.load.noneAbout')}
            </NothingMeasured>
          ) : (
            <>
              <Tiles row={row} onOpen={(measure) => setAddress({ behind: measure })} />
              {row.people.length > 0 ? <People rows={row.people} /> : null}
            </>
          )
        }
      </Loaded>
      {behind ? <Behind measure={behind} query={query} onClose={() => setAddress({ behind: '' })} /> : null}
    </>
  );
}

function Tiles({ row, onOpen }: { readonly row: PagingMeasures; readonly onOpen: (measure: PagingRecordMeasure) => void }) {
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  const language = useLanguage();
  const one = { maximumFractionDigits: 1 };
  const part = (counted: number, of: number): string =>
    t('incidents.measures.partOf', { part: format.number(counted), whole: format.number(of) });
  const { count, median, mean, p90 } = row.toAcknowledge;
  return (
    <ul className={styles['tiles']}>
      <Tile
        title={t('incidents.load.pages')}
        value={format.number(row.pages)}
        about={t('incidents.load.forIncidents', { count: row.incidents })}
        onOpen={() => onOpen('pages')}
      />
      <Tile
        title={t('incidents.load.perWeek')}
        value={row.pagesPerOnCallWeek === null ? '–' : format.number(row.pagesPerOnCallWeek, one)}
        about={t('incidents.load.onCallWeeks', { count: format.number(row.onCallWeeks, one) })}
        onOpen={() => onOpen('pages')}
      />
      <Tile
        title={t('incidents.load.out-of-hours')}
        value={shareText(row.outOfHours, row.pages, format)}
        about={part(row.outOfHours, row.pages)}
        onOpen={() => onOpen('out-of-hours')}
      />
      <Tile
        title={t('incidents.load.toAcknowledge')}
        value={timeText(median, format, language)}
        about={
          count === 0
            ? t('incidents.measures.noneKnown')
            : t('incidents.measures.meanAndP90', {
                mean: timeText(mean, format, language),
                p90: timeText(p90, format, language),
                count: format.number(count),
              })
        }
        onOpen={() => onOpen('pages')}
      />
      <Tile
        title={t('incidents.load.unanswered')}
        value={shareText(row.unanswered, row.pages, format)}
        about={part(row.unanswered, row.pages)}
        onOpen={() => onOpen('unanswered')}
      />
      <Tile
        title={t('incidents.load.perEpisode')}
        value={row.episodes === 0 ? '–' : format.number(row.rawAlerts / row.episodes, one)}
        about={t('incidents.load.episodes', { raw: format.number(row.rawAlerts), count: format.number(row.episodes) })}
        onOpen={() => go('/alerts')}
      />
      <Tile
        title={t('incidents.load.withIncident')}
        value={shareText(row.withIncident, row.episodes, format)}
        about={part(row.withIncident, row.episodes)}
        onOpen={() => go('/alerts')}
      />
    </ul>
  );
}

function People({ rows }: { readonly rows: PagingMeasures['people'] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Section title={t('incidents.load.byPerson')}>
      <FigureTable
        label={t('incidents.load.byPerson')}
        head={t('incidents.load.person')}
        rows={rows}
        keyOf={(row) => row.personId}
        nameOf={(row) => <GoLink to={`/people/${row.personId}`}>{row.name}</GoLink>}
        columns={[
          { title: t('incidents.load.pages'), show: (row) => format.number(row.pages) },
          { title: t('incidents.load.out-of-hours'), show: (row) => format.number(row.outOfHours) },
          { title: t('incidents.load.taken'), show: (row) => format.number(row.taken) },
          { title: t('incidents.load.declined'), show: (row) => format.number(row.declined) },
        ]}
      />
    </Section>
  );
}

interface BehindProps {
  readonly measure: PagingRecordMeasure;
  readonly query: MeasuresTabProps['query'];
  readonly onClose: () => void;
}

function Behind({ measure, query, onClose }: BehindProps) {
  const t = useWords();
  const records = useView(pagingRecords, { ...query, measure }, { dependsOn });
  return (
    <RecordsDrawer
      title={t(`incidents.load.${measure}`)}
      query={records}
      show={({ id, incidentId, number, title, name, askedAt }) => ({
        key: id,
        title: `INC-${number} ${title}`,
        path: `/incidents/${incidentId}`,
        value: name,
        at: askedAt,
      })}
      onClose={onClose}
    />
  );
}
