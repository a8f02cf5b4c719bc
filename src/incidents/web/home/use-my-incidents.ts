/** The open incidents that are mine, and those of my team that nobody has taken; none until they are known. */
import { openIncidents, type OpenIncidentRow } from '#incidents/rules';
import { person } from '#people/rules';
import { useHalfMinute, useMe, useOne, useView } from '#platform/web';

export const dependsOn = ['incident', 'target', 'service', 'calendar', 'calendar-exception'];

export const isUrgent = ({ isMajor, priority }: OpenIncidentRow): boolean => isMajor || priority === 1;

export function useMyIncidents(): readonly OpenIncidentRow[] {
  const me = useMe();
  const themselves = useOne(person, me.personId);
  const teamId = themselves.data?.teamId ?? null;
  const own = useView(openIncidents, { personId: me.personId ?? '' }, { dependsOn, enabled: me.personId !== null });
  const ofTeam = useView(openIncidents, { teamId: teamId ?? '' }, { dependsOn, enabled: teamId !== null });
  useHalfMinute(own.refetch);
  const free = ofTeam.data?.items.filter((row) => row.personId === null) ?? [];
  return [...(own.data?.items ?? []), ...free];
}
