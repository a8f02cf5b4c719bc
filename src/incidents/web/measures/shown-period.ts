/** The period that is shown: so many weeks back from today, or all there is. */
import { dateOf } from '#calendar/rules';

export const periodChoices = ['13', '26', '52', 'all'] as const;
export type PeriodChoice = (typeof periodChoices)[number];

const millisPerDay = 86_400_000;

/** Weeks are whole: from a Monday until today. */
export function daysOf(choice: PeriodChoice, now: Date): { readonly from?: string; readonly to?: string } {
  if (choice === 'all') return {};
  const today = Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / millisPerDay);
  const monday = today - ((((today + 3) % 7) + 7) % 7);
  return { from: dateOf(monday - 7 * (Number(choice) - 1)), to: dateOf(today) };
}

/** What each part of the page is given: the period and service that are shown, and how to see all there is. */
export interface MeasuresTabProps {
  readonly query: { readonly from?: string; readonly to?: string; readonly zone: string; readonly serviceId?: string };
  /** Null: all is shown already. */
  readonly onShowAll: (() => void) | null;
}
