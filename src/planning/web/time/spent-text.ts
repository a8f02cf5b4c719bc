/** Time that was spent, as people write and read it. */
import { minutesOf } from '#operations/rules';

/** `1:30`, `90 min`, `1.5 h`; a bare number is of minutes. Undefined where it is not understood. */
export function spentMinutes(text: string): number | undefined {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim());
  return clock ? Number(clock[1]) * 60 + Number(clock[2]) : minutesOf(text);
}

/** `1:30`. */
export const spentText = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
