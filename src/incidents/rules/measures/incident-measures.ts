/** What a set of incidents says about how the department answers them, each figure with its population. */
import { endOf, type MeasuredIncident } from './measured-incident.ts';
import { summaryOf, type Summary } from './summary.ts';
import { isWithin, measuredTimes, minutesOfTime, type MeasuredTime, type Period } from './times.ts';

export interface IncidentMeasures {
  /** Opened in the period. */
  readonly opened: number;
  /** Resolved, or closed without it, in the period. */
  readonly ended: number;
  /** Minutes round the clock, over those for which it ended in the period; `negative` counts faults of the data among them. */
  readonly times: Readonly<Record<MeasuredTime, Summary & { readonly negative: number }>>;
  /** Of the promises that were decided in the period: kept and all. One that is broken is decided although the incident is still open. */
  readonly promise: { readonly kept: number; readonly decided: number };
  /** Of those that ended in the period: reopened at least once. */
  readonly reopened: number;
  /** Of those that ended in the period: neither passed on nor reopened, which stands for first-contact resolution. */
  readonly firstContact: number;
  /** Mean number of times that those that ended in the period were passed on; null without any. */
  readonly meanReassignments: number | null;
  /** What people did to those opened in the period. */
  readonly touches: number;
  readonly withProblem: number;
  readonly withChange: number;
}

export function measuresOf(incidents: readonly MeasuredIncident[], period: Period): IncidentMeasures {
  const opened = incidents.filter((each) => isWithin(period, each.openedAt));
  const ended = incidents.filter((each) => isWithin(period, endOf(each)));
  const decided = incidents.filter((each) => isWithin(period, each.promise?.decidedAt ?? null));
  const count = (of: readonly MeasuredIncident[], is: (each: MeasuredIncident) => boolean): number => of.filter(is).length;
  return {
    opened: opened.length,
    ended: ended.length,
    times: Object.fromEntries(measuredTimes.map((time) => [time, timeOf(time, incidents, period)])) as IncidentMeasures['times'],
    promise: { kept: count(decided, (each) => each.promise!.isKept), decided: decided.length },
    reopened: count(ended, (each) => each.reopens > 0),
    firstContact: count(ended, (each) => each.reassignments === 0 && each.reopens === 0),
    meanReassignments: ended.length === 0 ? null : ended.reduce((sum, each) => sum + each.reassignments, 0) / ended.length,
    touches: opened.reduce((sum, each) => sum + each.touches, 0),
    withProblem: count(opened, (each) => each.hasProblem),
    withChange: count(opened, (each) => each.hasChange),
  };
}

function timeOf(time: MeasuredTime, incidents: readonly MeasuredIncident[], period: Period): Summary & { readonly negative: number } {
  const minutes = incidents.flatMap((each) => minutesOfTime(time, each, period) ?? []);
  return { ...summaryOf(minutes), negative: minutes.filter((each) => each < 0).length };
}
