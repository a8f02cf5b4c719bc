/** Hours of problems, as they are read: small ones with a tenth, large ones whole. */
import type { Format } from '#platform/web';

export const hoursText = (minutes: number, format: Format): string =>
  format.number(minutes / 60, { maximumFractionDigits: minutes < 6000 ? 1 : 0 });
