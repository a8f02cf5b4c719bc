/** Why people are away. The plan itself does not say; whoever may read their absences is told. */
import { useCallback } from 'react';
import { dayOf } from '#calendar/rules';
import type { PlanFacts } from '#engine';
import { absence } from '#people/rules';
import { nameOfValue, useAll } from '#platform/web';
import type { WhyTongue } from './why-words.ts';

/** Of the first hundred who work on the plan and are away at some time. */
export function useAbsenceKinds({ resources = [], calendars }: PlanFacts): NonNullable<WhyTongue['absence']> {
  const away = new Set(calendars.filter((each) => each.exceptions?.length).map((each) => each.id));
  const people = resources.filter((each) => each.calendar !== undefined && away.has(each.calendar)).slice(0, 100);
  const { data } = useAll(
    absence,
    { personId: people.map((each) => each.id).join(','), status: 'approved' },
    { enabled: people.length > 0 },
  );
  return useCallback(
    (personId, firstDay) => {
      const found = data?.find((each) => each.personId === personId && dayOf(each.startsOn) <= firstDay && firstDay <= dayOf(each.endsOn));
      return found ? nameOfValue(absence, 'kind', found.kind) : '';
    },
    [data],
  );
}
