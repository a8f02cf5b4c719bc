/** Lengths of time as people say them: seconds below two minutes, then minutes, hours and days. */
import { textOfMinutes } from '#operations/rules';

export const lengthText = (seconds: number, language: 'en' | 'de'): string =>
  seconds < 120 || seconds % 60 !== 0 ? `${Math.round(seconds)} s` : textOfMinutes(seconds / 60, language);

/** Of a figure in minutes, which may be less than one. */
export const minutesText = (minutes: number, language: 'en' | 'de'): string =>
  minutes > 0 && minutes < 1 ? `${Math.round(minutes * 60)} s` : textOfMinutes(Math.round(minutes), language);
