/** The kinds of value that a plan document is made of; `plan-document.ts` explains the units. */

export type CivilTime = string;
export type CivilDate = string;
export type Ticks = number;
/** Hundredths of the currency's unit. */
export type Hundredths = number;

/** When a cost falls due. */
export type Accrual = 'start' | 'end' | 'prorated';

/** In which unit somebody wrote a duration. The elapsed ones run around the clock; the ticks beside them are then elapsed ticks. */
export type DurationUnit =
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'months'
  | 'percent'
  | 'elapsed-minutes'
  | 'elapsed-hours'
  | 'elapsed-days'
  | 'elapsed-weeks'
  | 'elapsed-months'
  | 'elapsed-percent'
  | 'unstated';

export interface DurationFormat {
  readonly unit: DurationUnit;
  readonly isEstimated: boolean;
}

/**
 * A piece of work, cost or percent laid out over time. `type` is Microsoft Project's number: 1 remaining work, 2 actual work,
 * 3 actual overtime work, 11 percent complete, and above those one number for each kind of baseline and cost.
 */
export interface TimephasedValue {
  readonly type: number;
  readonly uid: number | null;
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  /** How finely the value is spread: 0 minutes, 1 hours, 2 days, 3 weeks, 5 months, 8 years. */
  readonly unit: number | null;
  /** Ticks for work, a plain number for everything else. */
  readonly amount: { readonly ticks: Ticks } | { readonly number: number } | null;
}
