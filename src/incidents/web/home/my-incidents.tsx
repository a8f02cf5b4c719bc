/** On the start page: the open incidents that are mine, and those of my team that nobody has taken; what is due first stands first. */
import { openIncidents, type OpenIncidentRow } from '#incidents/rules';
import { person } from '#people/rules';
import { GoLink, Section, useMe, useOne, useView, useWords, useHalfMinute } from '#platform/web';
import { DueMark, MajorMark, PriorityMark, StatusMark } from '../incident/marks.tsx';

const dependsOn = ['incident', 'target', 'service', 'calendar', 'calendar-exception'];
const most = 8;

export function MyIncidents() {
  const me = useMe();
  const themselves = useOne(person, me.personId);
  return themselves.data ? <Lines personId={themselves.data.id} teamId={themselves.data.teamId} /> : null;
}

function Lines({ personId, teamId }: { readonly personId: string; readonly teamId: string | null }) {
  const t = useWords();
  const own = useView(openIncidents, { personId }, { dependsOn });
  const ofTeam = useView(openIncidents, teamId === null ? { personId } : { teamId }, { dependsOn });
  useHalfMinute(own.refetch);
  const isFree = (row: OpenIncidentRow): boolean => row.personId === null;
  const rows = [...(own.data?.items ?? []), ...(ofTeam.data?.items.filter(isFree) ?? [])];
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('incidents.mineAndTeams')}
      about={rows.length > most ? t('incidents.mineMore', { count: rows.length - most }) : undefined}
    >
      <ul className="lines">
        {rows.slice(0, most).map((row) => (
          <li key={row.id}>
            <div>
              <PriorityMark priority={row.priority} /> <GoLink to={`/incidents/${row.id}`}>{`INC-${row.number} ${row.title}`}</GoLink>{' '}
              {row.isMajor ? <MajorMark /> : null} <StatusMark status={row.status} holdReason={row.holdReason} />
            </div>
            {row.next ? <DueMark clock={row.next} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
