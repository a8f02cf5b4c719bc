/** Who works on this project, as planned now. */
import { skill, team } from '#people/rules';
import { ListSkeleton, Section, useAll, useFormat, useWords, VirtualTable } from '#platform/web';
import { useZoneDay } from './baseline-table.tsx';
import { usePlanInHand } from './plan-in-hand.tsx';
import { plannedPeople } from './planned-people.ts';

export function PlannedPeopleTable() {
  const t = useWords();
  const format = useFormat();
  const { hand } = usePlanInHand();
  const skills = useAll(skill);
  const teams = useAll(team);
  const day = useZoneDay(hand?.session.project.zone ?? 'UTC');
  if (!hand) return <ListSkeleton rows={4} />;
  const nameOf = (kind: 'skill' | 'team', id: string) =>
    (kind === 'skill' ? skills.data : teams.data)?.find((each: { readonly id: string; readonly name: string }) => each.id === id)?.name ??
    '…';
  const rows = plannedPeople(hand.plan, hand.session.records, nameOf);
  const hours = (minutes: number) => `${format.number(Math.round(minutes / 6) / 10)} h`;
  return (
    <Section title={t('projects.whoWorks')} about={t('projects.whoWorksAbout')}>
      {rows.length === 0 ? (
        <p className="plain">{t('projects.nobodyPlanned')}</p>
      ) : (
        <VirtualTable
          label={t('projects.whoWorks')}
          rows={rows}
          columns={[
            {
              id: 'name',
              title: t('projects.assign.person'),
              width: 'minmax(140px, 2fr)',
              render: (row) => (row.kind === 'person' ? row.name : `${row.name} (${t(`projects.assign.${row.kind}`)})`),
            },
            { id: 'tasks', title: t('projects.tasksOf'), width: '80px', render: (row) => format.number(row.tasks) },
            { id: 'hours', title: t('projects.plannedHours'), width: '90px', render: (row) => hours(row.minutes) },
            { id: 'open', title: t('projects.openHours'), width: '90px', render: (row) => hours(row.openMinutes) },
            {
              id: 'span',
              title: t('projects.fromTo'),
              width: 'minmax(236px, 1fr)',
              render: (row) => `${day(row.startAt)} – ${day(row.finishAt)}`,
            },
            {
              id: 'share',
              title: t('projects.shareOfTime'),
              width: '110px',
              render: (row) => (row.share === null ? '–' : format.share(row.share)),
            },
          ]}
        />
      )}
    </Section>
  );
}
