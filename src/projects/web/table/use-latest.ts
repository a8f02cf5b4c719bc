/** What a value is by now, for what goes on after a pause. */
import { useEffect, useRef, type RefObject } from 'react';

export function useLatest<V>(value: V): RefObject<V> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
