/**
 * Whether the intake is to be told that an error budget is used too fast. One target has one alert: it begins with the first window that burns, is told again
 * when it has become urgent, and is over when no window of the urgency that was told burns any longer.
 */
import { burnRateOf, burnWindows, isStillTooFast, isTooFast, type Burned, type BurnName, type BurnUrgency } from './error-budget.ts';

export interface BurnedWindow {
  readonly name: BurnName;
  readonly long: Burned;
  readonly short: Burned;
}

/** Of one target at most one alert is open. */
export const burnAlertKey = (targetId: string): string => `burn-rate:${targetId}`;

const windowOf = (name: BurnName) => burnWindows.find((each) => each.name === name)!;

/** Names of the windows that burn now. `target` as a share, 0.999. */
export const burningAfter = (before: readonly BurnName[], measured: readonly BurnedWindow[], target: number): readonly BurnName[] =>
  measured
    .filter(({ name, long, short }) => {
      const window = windowOf(name);
      return before.includes(name) ? isStillTooFast(short, target, window) : isTooFast(long, short, target, window);
    })
    .map(({ name }) => name);

export interface BurnFacts {
  /** Names of the windows that burned when it was looked at last, and that burn now. */
  readonly before: readonly BurnName[];
  readonly now: readonly BurnName[];
  /** As what the intake was told of it; null: not at all, or the end too. */
  readonly told: BurnUrgency | null;
}

export type BurnTelling = BurnUrgency | 'close' | null;

/**
 * `page`, `ticket`: tell that it is so; `close`: tell that it is over. A long window burns on for hours after what was urgent is over; that is no news, so a ticket
 * begins only with a window that begins to burn.
 */
export function burnTellingOf({ before, now, told }: BurnFacts): BurnTelling {
  const isOf = (urgency: BurnUrgency) => (name: BurnName) => windowOf(name).urgency === urgency;
  if (now.some(isOf('page'))) return told === 'page' ? null : 'page';
  if (told === 'page') return 'close';
  const tickets = now.filter(isOf('ticket'));
  if (told === 'ticket') return tickets.length === 0 ? 'close' : null;
  return tickets.some((name) => !before.includes(name)) ? 'ticket' : null;
}

const rateText = (rate: number | null): string => String(Math.round((rate ?? 0) * 10) / 10);
const lengthText = (minutes: number): string =>
  minutes % 1440 === 0 ? `${minutes / 1440} d` : minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;

export interface BurnPromise {
  readonly percent: number;
  readonly periodDays: number;
}

/** Title and explanation of the alert: which windows burn, from which rate on that is too fast, and when the budget is gone at this rate. */
export function wordsOfBurn(serviceName: string, { percent, periodDays }: BurnPromise, burning: readonly BurnedWindow[]) {
  const share = percent / 100;
  const rateOf = (burned: Burned): number => burnRateOf(burned, share) ?? 0;
  const worst = burning.toSorted((one, other) => rateOf(other.long) - rateOf(one.long))[0]!;
  const rate = rateOf(worst.long);
  const stretches = burning.map(({ name, long, short }) => {
    const { longMinutes, shortMinutes, threshold } = windowOf(name);
    return `over ${lengthText(longMinutes)} at ${rateText(rateOf(long))} times and over ${lengthText(shortMinutes)} at ${rateText(rateOf(short))} times (too fast from ${threshold})`;
  });
  const hours = (periodDays * 24) / rate;
  const gone =
    hours >= 48 ? `${Math.round(hours / 24)} days` : hours >= 2 ? `${Math.round(hours)} hours` : `${Math.round(hours * 60)} minutes`;
  return {
    title: `${serviceName}: error budget used ${rateText(rate)} times too fast`.slice(0, 300),
    description: `The target of ${percent} % over ${periodDays} days leaves an error budget. Measured by the rate at which it would just last, it is used ${stretches.join('; ')}. At ${rateText(rate)} times a whole budget is gone within ${gone}.`,
  };
}
