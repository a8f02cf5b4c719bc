/** Measurements wait a moment, so that a thousand monitors are one statement and not a thousand. */
import type { Tools } from '#platform/server';
import { keepMeasured, type Measured } from './runs.ts';

export interface MeasuredBuffer {
  add(measured: Measured): void;
  /** All that waits is kept. */
  flush(): Promise<void>;
}

const pause = 1000;
/** So often at most screens are told that there is something new to look at besides changes of state. */
const quiet = 5000;
export const checkedTopic = 'monitors-checked';

export function makeMeasuredBuffer(tools: Tools): MeasuredBuffer {
  let waiting: Measured[] = [];
  let timer: NodeJS.Timeout | undefined;
  let flushing = Promise.resolve();
  const toldAt = new Map<string, number>();

  async function keep(): Promise<void> {
    const all = waiting;
    waiting = [];
    for (const [organisationId, of] of Map.groupBy(all, (each) => each.organisationId)) {
      try {
        await keepMeasured(tools.pool, organisationId, of);
        const now = performance.now();
        if (now - (toldAt.get(organisationId) ?? -Infinity) < quiet) continue;
        toldAt.set(organisationId, now);
        await tools.tell(organisationId, [{ topic: checkedTopic, scopeId: null, data: {} }]);
      } catch (error) {
        tools.log.error({ err: error, organisationId, count: of.length }, 'what monitors have measured could not be kept');
      }
    }
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return (flushing = flushing.then(keep));
  };
  return {
    add(measured) {
      waiting.push(measured);
      timer ??= setTimeout(() => void flush(), pause).unref();
    },
    flush,
  };
}
