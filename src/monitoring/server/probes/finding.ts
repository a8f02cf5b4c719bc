import type { Egress } from '#platform/server';
import type { ProbeResult } from '#monitoring/rules';

/** What a probe found; the time is taken around it unless it brings its own. */
export type Finding = Omit<ProbeResult, 'milliseconds'> & { readonly milliseconds?: number };

export type Look<S> = (spec: S, egress: Egress, signal: AbortSignal) => Promise<Finding>;

/** Short enough for a line, without the signs that would break it. */
export const inShort = (text: string, most = 120): string => {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};
