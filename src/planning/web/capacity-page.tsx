/** Who has how much to do, and where is room: teams, skills or people against time. */
import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconLayoutGrid from '@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs';
import { useCallback, useMemo, useState } from 'react';
import { team } from '#people/rules';
import { managers } from '#platform/kit';
import { EmptyState, Loaded, PageFrame, useAddress, useAll, useMay, useNotice, useView, useWords } from '#platform/web';
import { capacity, capacityGroups, periodSteps, type CapacityGroup, type CapacityRow, type PeriodStep } from '#planning/rules';
import { CapacityPanel } from './capacity-panel.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { HeatMap } from './heat-map.tsx';
import { measures, units, type Measure, type Unit } from './heat-cell.ts';
import { movedBy, rangeFrom, today } from './shown-range.ts';

const dependsOn = [
  'project',
  'task',
  'assignment',
  'person',
  'absence',
  'site',
  'team',
  'skill',
  'person-skill',
  'calendar',
  'calendar-exception',
];

const among = <V extends string>(values: readonly V[], value: string, fallback: V): V =>
  values.includes(value as V) ? (value as V) : fallback;

export default function CapacityPage() {
  const t = useWords();
  const may = useMay();
  const now = useMemo(() => today(), []);
  const [address, setAddress] = useAddress({
    by: 'team',
    step: 'week',
    unit: 'percent',
    show: 'planned',
    from: '',
    sort: '',
    project: '',
    cell: '',
  });
  const by = among<CapacityGroup>(capacityGroups, address.by, 'team');
  const step = among<PeriodStep>(periodSteps, address.step, 'week');
  const unit = among<Unit>(units, address.unit, 'percent');
  const measure = among<Measure>(measures, address.show, 'planned');
  const from = /^\d{4}-\d\d-\d\d$/.test(address.from) ? address.from : now;
  const [filter, setFilter] = useState('');
  const table = useView(
    capacity,
    { ...rangeFrom(from, step), by, step, ...(address.project ? { projectId: address.project } : {}) },
    { dependsOn },
  );
  const { refetch } = table;
  useNotice(
    'plan-computed',
    useCallback(() => void refetch(), [refetch]),
  );
  const teams = useAll(team);
  const nameOf = (row: CapacityRow): string =>
    row.kind === 'open' ? t('planning.open') : row.kind === 'none' ? t('planning.none') : row.name;
  const aboutOf = (row: CapacityRow): string =>
    row.kind === 'person'
      ? (teams.data?.find((each) => each.id === row.teamId)?.name ?? '')
      : row.kind === 'open'
        ? ''
        : t(row.isWithheld ? 'planning.peopleWithheld' : 'planning.people', { count: row.people });

  return (
    <PageFrame
      title={t('planning.capacity')}
      about={t(by === 'skill' ? 'planning.aboutSkills' : by === 'person' && !may(managers) ? 'planning.onlySome' : 'planning.about')}
      actions={
        <>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={t('planning.earlier')}
            onClick={() => setAddress({ from: movedBy(from, step, -1) })}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Button variant="default" onClick={() => setAddress({ from: '' })} disabled={address.from === ''}>
            {t('planning.today')}
          </Button>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={t('planning.later')}
            onClick={() => setAddress({ from: movedBy(from, step, 1) })}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </>
      }
    >
      <div className="filter-bar">
        <SegmentedControl
          size="xs"
          aria-label={t('planning.rows')}
          value={by}
          data={capacityGroups.map((value) => ({ value, label: t(`planning.by.${value}`) }))}
          onChange={(value) => setAddress({ by: value, cell: '' })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('planning.zoom')}
          value={step}
          data={periodSteps.map((value) => ({ value, label: t(`planning.step.${value}`) }))}
          onChange={(value) => setAddress({ step: value, cell: '' })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('planning.unit')}
          value={unit}
          data={units.map((value) => ({ value, label: t(`planning.unit.${value}`) }))}
          onChange={(value) => setAddress({ unit: value })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('planning.show')}
          value={measure}
          data={measures.map((value) => ({ value, label: t(`planning.${value}`) }))}
          onChange={(value) => setAddress({ show: value })}
        />
        <Select
          size="xs"
          clearable
          searchable
          aria-label={t('planning.project')}
          placeholder={t('planning.allProjects')}
          data={(table.data?.projects ?? []).map(({ id, key, name }) => ({ value: id, label: `${key} · ${name}` }))}
          value={address.project || null}
          onChange={(project) => setAddress({ project: project ?? '' })}
        />
        <TextInput
          data-filter
          size="xs"
          aria-label={t('shell.filter')}
          placeholder={t('shell.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      <Loaded query={table}>
        {({ rows, periods, projects }) => {
          const wanted = filter.trim().toLowerCase();
          const chosen = rows.filter((row) => `${nameOf(row)} ${aboutOf(row)}`.toLowerCase().includes(wanted));
          const shown = address.sort === 'overbooked' ? chosen.toSorted((a, b) => pressureOf(b) - pressureOf(a)) : chosen;
          const [rowId, start] = address.cell.split('~');
          const open = rows.find((row) => row.id === rowId);
          const place = periods.findIndex((period) => period.from === start);
          if (rows.length === 0)
            return (
              <EmptyState icon={IconLayoutGrid} title={t('planning.nobody')}>
                {t('planning.nobodyAbout')}
              </EmptyState>
            );
          return (
            <>
              <HeatMap
                label={t('planning.capacity')}
                rows={shown}
                periods={periods}
                step={step}
                unit={unit}
                measure={measure}
                now={now}
                nameOf={nameOf}
                aboutOf={aboutOf}
                onOpen={(row, period) => setAddress({ cell: `${row.id}~${period.from}` })}
                corner={
                  <button
                    type="button"
                    aria-pressed={address.sort === 'overbooked'}
                    onClick={() => setAddress({ sort: address.sort === 'overbooked' ? '' : 'overbooked' })}
                  >
                    {t(address.sort === 'overbooked' ? 'planning.byOverload' : `planning.by.${by}`)}
                    <IconArrowDown size={14} />
                  </button>
                }
              />
              <HeatLegend />
              {open && !open.isWithheld && place >= 0 ? (
                <CapacityPanel
                  by={by}
                  row={open}
                  name={nameOf(open)}
                  place={place}
                  period={periods[place]!}
                  projects={projects}
                  projectId={address.project}
                  onClose={() => setAddress({ cell: '' })}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}

/** What is too much comes first; among those with none, whoever is fullest. */
function pressureOf({ kind, available, planned, overbooked }: CapacityRow): number {
  if (kind === 'open') return -1;
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return sum(overbooked) * 1000 + sum(planned) / Math.max(1, sum(available));
}
