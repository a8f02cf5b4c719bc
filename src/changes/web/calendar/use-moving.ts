/** A change that is moved in the calendar and not put down yet: by pointer or by keys, on the quarter of an hour. */
import { useState } from 'react';
import { scheduleChange, type CalendarChange } from '#changes/rules';
import { useDeed, useWords } from '#platform/web';
import { stepMillis } from './axis.ts';

export interface Moving {
  readonly change: CalendarChange;
  readonly plannedStart: string;
  readonly plannedEnd: string;
}

export function useMoving() {
  const t = useWords();
  const { run, isRunning } = useDeed(scheduleChange);
  const [moving, setMoving] = useState<Moving | null>(null);
  return {
    moving,
    isRunning,
    /** By so many milliseconds from where it stands in the plan. */
    to: (change: CalendarChange, by: number) => setMoving(by === 0 ? null : movedBy(change, by)),
    /** By so many further. */
    further: (change: CalendarChange, by: number) =>
      setMoving((before) => {
        const so = before?.change.id === change.id ? Date.parse(before.plannedStart) - Date.parse(change.plannedStart) : 0;
        return so + by === 0 ? null : movedBy(change, so + by);
      }),
    putBack: () => setMoving(null),
    putDown: async (at: Pick<Moving, 'change' | 'plannedStart' | 'plannedEnd'>): Promise<void> => {
      await run({ id: at.change.id, plannedStart: at.plannedStart, plannedEnd: at.plannedEnd }, { said: t('changes.changeMoved') });
      setMoving(null);
    },
  };
}

function movedBy(change: CalendarChange, by: number): Moving {
  const snapped = Math.round(by / stepMillis) * stepMillis;
  const later = (at: string): string => new Date(Date.parse(at) + snapped).toISOString();
  return { change, plannedStart: later(change.plannedStart), plannedEnd: later(change.plannedEnd) };
}
