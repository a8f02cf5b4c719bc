/** Asks again every half minute: what is due soon becomes overdue while one looks at it. */
import { useEffect } from 'react';

export function useHalfMinute(ask: () => unknown): void {
  useEffect(() => {
    const timer = setInterval(() => void ask(), 30_000);
    return () => clearInterval(timer);
  }, [ask]);
}
