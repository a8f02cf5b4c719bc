/** The watch of whoever looks: whether it runs, on what, and since when. */
import { useEffect, useState } from 'react';
import { timer, type Timer } from '#planning/rules';
import { useAll, useMe } from '#platform/web';

export function useTimer(): { readonly running: Timer | undefined; readonly minutes: number; readonly isPossible: boolean } {
  const me = useMe();
  const isPossible = me.personId !== null && me.canWrite && me.role !== 'requester' && me.role !== 'auditor';
  const { data } = useAll(timer, {}, { enabled: isPossible });
  const running = data?.[0];
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const tick = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(tick);
  }, [running]);
  return { running, isPossible, minutes: running ? Math.max(0, Math.floor((now - Date.parse(running.startedAt)) / 60_000)) : 0 };
}
