/** A layer's turns and hours in words. */
import { rotaLayer } from '#duty/rules';
import { WEEKDAYS } from '#engine';
import type { Row } from '#platform/kit';
import type { Language, Translate } from '#platform/web';

type Layer = Row<typeof rotaLayer>;

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const units = { hours: 'Hours', days: 'Days', weeks: 'Weeks' } as const;

/** "every week, handover at 08:00". */
export function everyText({ shiftUnit, shiftLength, handoverMinute }: Layer, t: Translate): string {
  const key = `duty.every${units[shiftUnit]}`;
  const every = shiftLength === 1 ? t(`${key}.one`) : t(key, { count: shiftLength });
  return t('duty.handoverAt', { every, time: clock(handoverMinute) });
}

/** "Mon–Fri, 18:00–08:00". */
export function hoursText({ weekdays, fromMinute, toMinute }: Layer, language: Language, t: Translate): string {
  const days = dayRanges(weekdays, language);
  return fromMinute === null || toMinute === null ? days : t('duty.daysOf', { days, from: clock(fromMinute), to: clock(toMinute) });
}

/** Days that follow each other are one range. */
function dayRanges(weekdays: Layer['weekdays'], language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { weekday: 'short', timeZone: 'UTC' });
  const name = (place: number): string => format.format(new Date((place + 4) * 86_400_000));
  const ranges: [number, number][] = [];
  for (const [place, weekday] of WEEKDAYS.entries()) {
    if (!weekdays.includes(weekday)) continue;
    const last = ranges.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else ranges.push([place, place]);
  }
  return ranges.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`)).join(', ');
}
