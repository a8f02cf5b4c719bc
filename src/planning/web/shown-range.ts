/** The days on the screen: where they begin, how many, and how far the arrows move. */
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';
import type { PeriodStep } from '#planning/rules';

/** On the reader's own clock. */
export function today(): string {
  const now = new Date();
  return dateOf(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

export const lengths: Readonly<Record<PeriodStep, number>> = { day: 42, week: 26, month: 18 };

const monday = (date: string): number => dayOf(date) - weekdayOf(dayOf(date));

/** The range of a step that begins with the period of this date. */
export function rangeFrom(date: string, step: PeriodStep): { readonly from: string; readonly to: string } {
  if (step !== 'month') {
    const first = monday(date);
    return { from: dateOf(first), to: dateOf(first + lengths[step] * (step === 'week' ? 7 : 1) - 1) };
  }
  return { from: `${date.slice(0, 7)}-01`, to: dateOf(dayOf(addMonths(date, lengths.month)) - 1) };
}

/** A third of the screen earlier or later. */
export function movedBy(date: string, step: PeriodStep, direction: 1 | -1): string {
  if (step === 'month') return addMonths(date, 6 * direction);
  return dateOf(monday(date) + direction * (step === 'week' ? 56 : 14));
}

function addMonths(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
