/** What an example answers: made up, the same for the same moment, so that the sample company looks alive and sends nothing anywhere. */
import type { ProbeResult } from '../probe.ts';
import type { MonitorSettings } from './monitor-settings.ts';
import { spreadOf } from './next-check.ts';

type Example = Extract<MonitorSettings, { readonly kind: 'example' }>;

/** Slower by day than by night, and never twice alike. */
export function exampleResult(id: string, { milliseconds, state }: Example, at: number): ProbeResult {
  const hour = (at / 3_600_000) % 24;
  const load = 1 + 0.35 * Math.sin(((hour - 6) / 12) * Math.PI);
  const chance = 0.85 + (spreadOf(`${id} ${at}`) % 300) / 1000;
  return {
    state,
    milliseconds: Math.round(milliseconds * load * chance * 10) / 10,
    reason: state === 'up' ? 'ok' : state === 'warning' ? 'certificate-expires' : 'unexpected-status',
    detail: state === 'down' ? '503' : null,
  };
}
