/** How the department answers what goes wrong: how fast, how reliably, how much of it, and when. */
import { SegmentedControl } from '@mantine/core';
import IconChartHistogram from '@tabler/icons-react/dist/esm/icons/IconChartHistogram.mjs';
import { useMemo } from 'react';
import {
  incident,
  incidentBacklog,
  incidentMeasures,
  incidentVolume,
  recordMeasures,
  type IncidentMeasureRow,
  type RecordMeasure,
} from '#incidents/rules';
import { Loaded, nameOfValue, Section, useAddress, useView, useWords } from '#platform/web';
import { BehindDrawer } from './behind-drawer.tsx';
import { HoursMap } from './hours-map.tsx';
import { MeasureTiles } from './measure-tiles.tsx';
import { MeasuresTable } from './measures-table.tsx';
import { NothingMeasured } from './nothing-measured.tsx';
import { PromisesSection } from './promises-section.tsx';
import type { MeasuresTabProps } from './shown-period.ts';
import { WeeksChart } from './weeks-chart.tsx';

const groups = ['priority', 'team', 'service'] as const;
const dependsOn = ['incident', 'incident-past', 'page'];

export function IncidentsTab({ query, onShowAll }: MeasuresTabProps) {
  const t = useWords();
  const [address, setAddress] = useAddress({ by: 'priority', behind: '' });
  const by = (groups as readonly string[]).includes(address.by) ? (address.by as (typeof groups)[number]) : 'priority';
  const behind = (recordMeasures as readonly string[]).includes(address.behind) ? (address.behind as RecordMeasure) : null;
  const all = useView(incidentMeasures, { ...query, by: 'none' }, { dependsOn });
  const grouped = useView(incidentMeasures, { ...query, by }, { dependsOn });
  const weeks = useView(incidentVolume, { ...query, step: 'week' }, { dependsOn });
  const hours = useView(incidentVolume, { ...query, step: 'weekday-hour' }, { dependsOn });
  const backlog = useView(incidentBacklog, query, { dependsOn });
  const shownWeeks = useMemo(() => {
    const opened = new Map(weeks.data?.items.map(({ key, count }) => [key, count]));
    const open = new Map(backlog.data?.items.map((each) => [each.on, each.open]));
    const shown = [...new Set([...opened.keys(), ...open.keys()])]
      .toSorted()
      .map((on) => ({ on, bar: opened.get(on) ?? 0, line: open.get(on) ?? null }));
    // A past that was brought in may have ended long ago.
    return shown.slice(0, shown.findLastIndex((each) => each.bar + (each.line ?? 0) > 0) + 1);
  }, [weeks.data, backlog.data]);
  const nameOf = (row: IncidentMeasureRow): string => {
    if (by === 'priority') return nameOfValue(incident, 'priority', row.key);
    return row.name || t(by === 'team' ? 'incidents.measures.noTeam' : 'incidents.measures.noService');
  };
  return (
    <>
      <Loaded query={all}>
        {({ items: [row] }) =>
          !row || row.opened + row.ended === 0 ? (
            <NothingMeasured icon={IconChartHistogram} title={t('incidents.measures.none')} onShowAll={onShowAll}>
              {t('incidents.measures.noneAbout')}
            </NothingMeasured>
          ) : (
            <>
              <MeasureTiles row={row} onOpen={(measure) => setAddress({ behind: measure })} />
              <Section title={t('incidents.measures.byWeek')}>
                <WeeksChart weeks={shownWeeks} barName={t('incidents.measures.openedByWeek')} lineName={t('incidents.measures.openThen')} />
              </Section>
              <Section title={t('incidents.measures.byHour')}>
                <HoursMap counts={new Map(hours.data?.items.map(({ key, count }) => [key, count]))} />
              </Section>
              <Section title={t('incidents.measures.compared')}>
                <SegmentedControl
                  size="xs"
                  aria-label={t('incidents.measures.compared')}
                  data={groups.map((value) => ({ value, label: t(`incidents.measures.by.${value}`) }))}
                  value={by}
                  onChange={(value) => setAddress({ by: value })}
                />
                <MeasuresTable rows={grouped.data?.items ?? []} nameOf={nameOf} head={t(`incidents.measures.by.${by}`)} />
              </Section>
              <PromisesSection query={query} />
            </>
          )
        }
      </Loaded>
      {behind ? <BehindDrawer measure={behind} query={query} onClose={() => setAddress({ behind: '' })} /> : null}
    </>
  );
}
