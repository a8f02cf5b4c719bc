/** How the department answers what goes wrong: how fast, how reliably, how much of it, and when. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import IconChartHistogram from '@tabler/icons-react/dist/esm/icons/IconChartHistogram.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useMemo } from 'react';
import {
  incidentBacklog,
  incidentMeasures,
  incidentVolume,
  recordMeasures,
  type IncidentMeasureRow,
  type RecordMeasure,
} from '#incidents/rules';
import { service } from '#operations/rules';
import { managers } from '#platform/kit';
import { EmptyState, Loaded, PageFrame, Section, useAddress, useAll, useGo, useMay, useView, useWords } from '#platform/web';
import { BehindDrawer } from './behind-drawer.tsx';
import { HoursMap } from './hours-map.tsx';
import { MeasureTiles } from './measure-tiles.tsx';
import { MeasuresTable } from './measures-table.tsx';
import styles from './measures.module.css';
import { daysOf, periodChoices, type PeriodChoice } from './shown-period.ts';
import { WeeksChart } from './weeks-chart.tsx';

const groups = ['priority', 'team', 'service'] as const;
const dependsOn = ['incident', 'incident-past'];

export default function MeasuresPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const now = useMemo(() => new Date(), []);
  const [address, setAddress] = useAddress({ weeks: '52', by: 'priority', service: '', behind: '' });
  const choice = (periodChoices as readonly string[]).includes(address.weeks) ? (address.weeks as PeriodChoice) : '52';
  const by = (groups as readonly string[]).includes(address.by) ? (address.by as (typeof groups)[number]) : 'priority';
  const behind = (recordMeasures as readonly string[]).includes(address.behind) ? (address.behind as RecordMeasure) : null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = { ...daysOf(choice, now), zone, ...(address.service ? { serviceId: address.service } : {}) };
  const services = useAll(service);
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
      .map((on) => ({ on, opened: opened.get(on) ?? 0, open: open.get(on) ?? null }));
    // A past that was brought in may have ended long ago.
    return shown.slice(0, shown.findLastIndex((each) => each.opened + (each.open ?? 0) > 0) + 1);
  }, [weeks.data, backlog.data]);
  const nameOf = (row: IncidentMeasureRow): string => {
    if (by === 'priority') return t(`incidents.priority.${row.key}`);
    return row.name || t(by === 'team' ? 'incidents.measures.noTeam' : 'incidents.measures.noService');
  };
  return (
    <PageFrame
      title={t('incidents.measures')}
      about={t('incidents.measuresAbout')}
      actions={
        may(managers) ? (
          <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => go('/incidents/import')}>
            {t('incidents.importPast')}
          </Button>
        ) : null
      }
    >
      <div className={styles['controls']}>
        <Select
          size="xs"
          allowDeselect={false}
          aria-label={t('incidents.measures.period')}
          data={periodChoices.map((value) => ({ value, label: t(`incidents.measures.period.${value}`) }))}
          value={choice}
          onChange={(value) => setAddress({ weeks: value ?? '52' })}
        />
        <Select
          size="xs"
          clearable
          searchable
          aria-label={t('incidents.measures.service')}
          placeholder={t('incidents.measures.allServices')}
          data={(services.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={address.service || null}
          onChange={(value) => setAddress({ service: value ?? '' })}
        />
      </div>
      <Loaded query={all}>
        {({ items: [row] }) =>
          !row || row.opened + row.ended === 0 ? (
            <EmptyState
              icon={IconChartHistogram}
              title={t('incidents.measures.none')}
              action={
                choice === 'all' ? null : (
                  <Button variant="default" onClick={() => setAddress({ weeks: 'all' })}>
                    {t('incidents.measures.showAll')}
                  </Button>
                )
              }
            >
              {t('incidents.measures.noneAbout')}
            </EmptyState>
          ) : (
            <>
              <MeasureTiles row={row} onOpen={(measure) => setAddress({ behind: measure })} />
              <Section title={t('incidents.measures.byWeek')}>
                <WeeksChart weeks={shownWeeks} />
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
            </>
          )
        }
      </Loaded>
      {behind ? <BehindDrawer measure={behind} query={query} onClose={() => setAddress({ behind: '' })} /> : null}
    </PageFrame>
  );
}
