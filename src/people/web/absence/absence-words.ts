/** An absence in words: days, half days, standing. */
import { absence } from '#people/rules';
import type { Row } from '#platform/kit';
import { nameOfValue, type Format, type Translate } from '#platform/web';

export type AbsenceRow = Row<typeof absence>;

export function daysOf({ startsOn, endsOn, startsAtNoon, endsAtNoon }: AbsenceRow, t: Translate, format: Format): string {
  const from = format.day(startsOn) + (startsAtNoon ? ` ${t('people.fromNoon')}` : '');
  if (startsOn === endsOn) return endsAtNoon ? `${from} ${t('people.untilNoon')}` : from;
  return `${from} – ${format.day(endsOn)}${endsAtNoon ? ` ${t('people.untilNoon')}` : ''}`;
}

export const kindOf = ({ kind }: Pick<AbsenceRow, 'kind'>): string => nameOfValue(absence, 'kind', kind);
export const standingOf = ({ status }: Pick<AbsenceRow, 'status'>): string => nameOfValue(absence, 'status', status);
