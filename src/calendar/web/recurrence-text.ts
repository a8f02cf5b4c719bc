/** A recurrence in words: "every month on the first working day". */
import { WEEKDAYS, type Recurrence, type RecurringDay } from '#engine';
import type { Language, Translate } from '#platform/web';

const formatOf = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC', ...options });

/** A weekday, or what else is counted within a month. */
export function countedDayText(day: RecurringDay, language: Language, t: Translate): string {
  const place = (WEEKDAYS as readonly string[]).indexOf(day);
  // 4 January 2027 is a Monday.
  return place < 0 ? t(`calendar.counted.${day}`) : formatOf(language, { weekday: 'long' }).format(Date.UTC(2027, 0, 4 + place));
}

export const monthText = (month: number, language: Language): string =>
  formatOf(language, { month: 'long' }).format(Date.UTC(2027, month - 1, 1));

export function recurrenceText(rule: Recurrence, language: Language, t: Translate): string {
  switch (rule.kind) {
    case 'daily':
      return t('calendar.told.daily', { every: rule.every });
    case 'weekly': {
      const days = WEEKDAYS.filter((each) => rule.weekdays.includes(each)).map((each) => countedDayText(each, language, t));
      const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(days);
      return t('calendar.told.weekly', { every: rule.every, days: list });
    }
    case 'monthly-on-day':
      return t('calendar.told.monthlyOnDay', { every: rule.every, day: rule.day });
    case 'monthly-on-weekday':
      return t('calendar.told.monthlyOnWeekday', {
        every: rule.every,
        which: t(`calendar.which.${rule.week}`),
        day: countedDayText(rule.weekday, language, t),
      });
    case 'yearly-on-day':
      // A leap year, so that 29 February has a name.
      return t('calendar.told.yearlyOnDay', {
        day: formatOf(language, { day: 'numeric', month: 'long' }).format(Date.UTC(2028, rule.month - 1, rule.day)),
      });
    case 'yearly-on-weekday':
      return t('calendar.told.yearlyOnWeekday', {
        which: t(`calendar.which.${rule.week}`),
        day: countedDayText(rule.weekday, language, t),
        month: monthText(rule.month, language),
      });
  }
}
