/** Who is on duty, asked again when the next handover comes: nothing in the journal says that time has passed. */
import { useEffect } from 'react';
import { onDuty } from '#duty/rules';
import { useView } from '#platform/web';
import { dutyDependsOn } from './depends-on.ts';

/** Longer than this a timer cannot wait; the page asks anew then anyway. */
const longestWait = 24 * 3_600_000;

export function useOnDuty(rotaId?: string) {
  const now = useView(onDuty, rotaId === undefined ? {} : { rotaId }, { dependsOn: dutyDependsOn });
  const { data, refetch } = now;
  useEffect(() => {
    const changes = (data?.items ?? []).flatMap(({ ask, next }) =>
      [next?.at, ask?.isWaiting ? ask.from : undefined].filter((at) => at !== undefined),
    );
    if (changes.length === 0) return undefined;
    const wait = Math.min(...changes.map((at) => Date.parse(at))) - Date.now();
    const timer = setTimeout(() => void refetch(), Math.min(Math.max(wait, 0) + 1000, longestWait));
    return () => clearTimeout(timer);
  }, [data, refetch]);
  return now;
}
