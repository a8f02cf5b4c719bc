/** How many incidents were open at a moment: opened by then, and not yet over. */
import { endOf, type MeasuredIncident } from './measured-incident.ts';
import { summaryOf } from './summary.ts';

export interface BacklogAt {
  readonly at: number;
  readonly open: number;
  /** Age of those that were open, in minutes; null where none was. */
  readonly medianAge: number | null;
  readonly p90Age: number | null;
}

export function backlogAt(incidents: readonly MeasuredIncident[], moments: readonly number[]): readonly BacklogAt[] {
  return moments.map((at) => {
    const ages: number[] = [];
    for (const each of incidents) if (each.openedAt <= at && (endOf(each) ?? Infinity) > at) ages.push((at - each.openedAt) / 60_000);
    const { median, p90 } = summaryOf(ages);
    return { at, open: ages.length, medianAge: median, p90Age: p90 };
  });
}
