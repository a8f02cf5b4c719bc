/** On the start page: my open incidents, and those nobody of my team has taken; above my tasks while one of them is a major one or of priority 1. */
import type { OpenIncidentRow } from '#incidents/rules';
import { Section, useWords } from '#platform/web';
import { IncidentLines } from './incident-lines.tsx';
import { isUrgent, useMyIncidents } from './use-my-incidents.ts';

const most = 8;

export function MyIncidents() {
  const rows = useMyIncidents();
  return rows.some(isUrgent) ? null : <Lines rows={rows} />;
}

export function MyUrgentIncidents() {
  const rows = useMyIncidents();
  return rows.some(isUrgent) ? <Lines rows={rows.toSorted((one, other) => Number(isUrgent(other)) - Number(isUrgent(one)))} /> : null;
}

function Lines({ rows }: { readonly rows: readonly OpenIncidentRow[] }) {
  const t = useWords();
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('incidents.mineAndTeams')}
      about={rows.length > most ? t('incidents.mineMore', { count: rows.length - most }) : undefined}
    >
      <IncidentLines rows={rows.slice(0, most)} />
    </Section>
  );
}
