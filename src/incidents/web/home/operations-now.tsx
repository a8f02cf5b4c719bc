/** On the start page, before anything else: major incidents and those of priority 1; to managers also how much of what was promised is overdue. */
import { openIncidents } from '#incidents/rules';
import { managers } from '#platform/kit';
import { GoLink, Section, useHalfMinute, useMay, useView, useWords } from '#platform/web';
import { IncidentLines } from './incident-lines.tsx';
import { dependsOn, isUrgent, useMyIncidents } from './use-my-incidents.ts';

const most = 8;

export function OperationsNow() {
  const t = useWords();
  const may = useMay();
  const mine = useMyIncidents();
  const open = useView(openIncidents, {}, { dependsOn });
  useHalfMinute(open.refetch);
  const items = open.data?.items ?? [];
  // What is mine and urgent stands above already.
  const said = new Set(mine.some(isUrgent) ? mine.map(({ id }) => id) : []);
  const urgent = items.filter((row) => isUrgent(row) && !said.has(row.id));
  const overdue = may(managers) ? items.filter(({ next }) => next?.state === 'breached').length : 0;
  if (urgent.length === 0 && overdue === 0) return null;
  return (
    <Section title={t('incidents.operationsNow')}>
      <IncidentLines rows={urgent.slice(0, most)} />
      {urgent.length > most || overdue > 0 ? (
        <p>
          <GoLink to="/incidents">
            {[
              urgent.length > most ? t('incidents.moreUrgent', { count: urgent.length - most }) : '',
              overdue > 0 ? t('incidents.overdueNow', { count: overdue }) : '',
            ]
              .filter(Boolean)
              .join(' ')}
          </GoLink>
        </p>
      ) : null}
    </Section>
  );
}
