/**
 * Durations as people type them: `3d`, `1.5 w`, `4h`, `2ed` (elapsed: around the clock), `5d?` (estimated); in German `3t`, `1,5 Wo`,
 * `4 Std`, `2ft` (fortlaufend). Both tongues are read always, where they do not contradict each other; one is written.
 */
export interface DayLengths {
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly daysPerMonth: number;
}

export interface TypedDuration {
  readonly minutes: number;
  readonly isElapsed: boolean;
  readonly isEstimated: boolean;
}

export type Tongue = 'en' | 'de';
type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

const words: Readonly<Record<Tongue, Readonly<Record<string, Unit>>>> = {
  en: {
    m: 'minute',
    min: 'minute',
    mins: 'minute',
    minute: 'minute',
    minutes: 'minute',
    h: 'hour',
    hr: 'hour',
    hrs: 'hour',
    hour: 'hour',
    hours: 'hour',
    d: 'day',
    day: 'day',
    days: 'day',
    w: 'week',
    wk: 'week',
    wks: 'week',
    week: 'week',
    weeks: 'week',
    mo: 'month',
    mon: 'month',
    mons: 'month',
    month: 'month',
    months: 'month',
  },
  de: {
    m: 'minute',
    min: 'minute',
    minute: 'minute',
    minuten: 'minute',
    h: 'hour',
    s: 'hour',
    std: 'hour',
    stunde: 'hour',
    stunden: 'hour',
    t: 'day',
    tag: 'day',
    tage: 'day',
    tagen: 'day',
    w: 'week',
    wo: 'week',
    woche: 'week',
    wochen: 'week',
    mo: 'month',
    mon: 'month',
    monat: 'month',
    monate: 'month',
    monaten: 'month',
  },
};
const elapsedPrefixes: Readonly<Record<Tongue, readonly string[]>> = { en: ['e'], de: ['f'] };

const workingMinutes = (unit: Unit, { minutesPerDay, minutesPerWeek, daysPerMonth }: DayLengths): number =>
  ({ minute: 1, hour: 60, day: minutesPerDay, week: minutesPerWeek, month: minutesPerDay * daysPerMonth })[unit];
/** An elapsed month has 30 days, as in Microsoft Project. */
const elapsedMinutes: Readonly<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_200 };

/** The word's unit; a reading in the own tongue goes before the other's, a whole word before an elapsed prefix. */
function unitOf(word: string, tongue: Tongue): { readonly unit: Unit; readonly isElapsed: boolean } | undefined {
  for (const each of tongue === 'de' ? (['de', 'en'] as const) : (['en', 'de'] as const)) {
    const plain = words[each][word];
    if (plain) return { unit: plain, isElapsed: false };
    for (const prefix of elapsedPrefixes[each]) {
      const elapsed = word.startsWith(prefix) ? words[each][word.slice(prefix.length)] : undefined;
      if (elapsed) return { unit: elapsed, isElapsed: true };
    }
  }
  return undefined;
}

/** Undefined when the text is no duration. A bare number counts days. The result is rounded to a tenth of a minute. */
export function parseDuration(text: string, lengths: DayLengths, tongue: Tongue = 'en'): TypedDuration | undefined {
  const match = /^([+-]?)\s*(\d{1,8}(?:[.,]\d{1,6})?)\s*(\p{L}*)\.?\s*(\??)$/u.exec(text.trim());
  if (!match) return undefined;
  const [, sign, number, word, mark] = match;
  const found = word ? unitOf(word.toLowerCase(), tongue) : { unit: 'day' as const, isElapsed: false };
  if (!found) return undefined;
  const { unit, isElapsed } = found;
  const amount = Number(number!.replace(',', '.')) * (isElapsed ? elapsedMinutes[unit] : workingMinutes(unit, lengths));
  const minutes = Math.round(amount * 10) / 10;
  return { minutes: sign === '-' && minutes !== 0 ? -minutes : minutes, isElapsed, isEstimated: mark === '?' };
}

const letters: Readonly<Record<Tongue, Readonly<Record<Unit, string>>>> = {
  en: { minute: 'm', hour: 'h', day: 'd', week: 'w', month: 'mo' },
  de: { minute: 'm', hour: 'h', day: 't', week: 'Wo', month: 'Mo' },
};

/** The shortest exact text in weeks, days, hours or minutes: `2w`, `2.5d`, `90m`. */
export function formatDuration(duration: TypedDuration, lengths: DayLengths, tongue: Tongue = 'en'): string {
  return textIn(exactUnit(duration, lengths), duration, lengths, tongue, 1e4);
}

/**
 * For reading: as `formatDuration`, but where the exact text counts more hours than two days have, or more minutes than four hours, in
 * days or hours rounded to hundredths: `40.83ed` rather than `980eh`.
 */
export function shortDuration(duration: TypedDuration, lengths: DayLengths, tongue: Tongue = 'en'): string {
  const exact = exactUnit(duration, lengths);
  const count = Math.abs(duration.minutes);
  const isMany = exact === 'minute' ? count >= 240 : exact === 'hour' && count >= 2 * sizeOf('day', duration, lengths);
  if (!isMany) return textIn(exact, duration, lengths, tongue, 1e4);
  return textIn(count >= sizeOf('day', duration, lengths) ? 'day' : 'hour', duration, lengths, tongue, 100);
}

const sizeOf = (unit: Unit, { isElapsed }: TypedDuration, lengths: DayLengths): number =>
  isElapsed ? elapsedMinutes[unit] : workingMinutes(unit, lengths);

function exactUnit(duration: TypedDuration, lengths: DayLengths): Unit {
  const { minutes } = duration;
  if (minutes === 0) return 'day';
  const fits = (unit: Unit, parts: number) =>
    Number.isInteger(Math.round(((minutes * parts) / sizeOf(unit, duration, lengths)) * 1e6) / 1e6);
  const isOne = (unit: Unit) => Math.abs(minutes) >= sizeOf(unit, duration, lengths);
  return (['week', 'day', 'hour'] as const).find((each) => isOne(each) && fits(each, each === 'week' ? 1 : 4)) ?? 'minute';
}

function textIn(unit: Unit, duration: TypedDuration, lengths: DayLengths, tongue: Tongue, parts: number): string {
  const number = String(Math.round((duration.minutes / sizeOf(unit, duration, lengths)) * parts) / parts);
  const prefix = duration.isElapsed ? elapsedPrefixes[tongue][0]! : '';
  return `${tongue === 'de' ? number.replace('.', ',') : number}${prefix}${letters[tongue][unit]}${duration.isEstimated ? '?' : ''}`;
}
