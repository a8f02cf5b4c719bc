/** The next free times of a change, one button each: the second of the two clicks that resolve a clash. */
import { Button } from '@mantine/core';
import { tickOf, civilOf, offsetsOver } from '#calendar/rules';
import { changeSlots, type ChangeRow } from '#changes/rules';
import { useView, useWords } from '#platform/web';
import { collisionSources } from '../depends-on.ts';
import { useClock } from '../clock.ts';
import styles from '../changes.module.css';

export interface SlotOffersProps {
  readonly row: Pick<ChangeRow, 'id' | 'plannedStart'>;
  readonly most: number;
  readonly onTake: (slot: { readonly plannedStart: string; readonly plannedEnd: string }) => void;
  readonly isBusy?: boolean;
}

export function SlotOffers({ row, most, onTake, isBusy }: SlotOffersProps) {
  const t = useWords();
  const clock = useClock();
  // From the day for which it is planned, at that hour or later: a change of the evening is not offered the morning.
  const clockFrom = row.plannedStart === null ? 8 * 60 : minuteOf(row.plannedStart, clock.zone);
  const from = row.plannedStart === null ? {} : { from: row.plannedStart };
  const bound = useView(changeSlots, { id: row.id, most, ...from }, { dependsOn: collisionSources });
  const atHour = useView(changeSlots, { id: row.id, most, ...from, clockFrom }, { dependsOn: collisionSources });
  const found = bound.data?.isBound ? bound.data : atHour.data;
  if (!found) return <p className="no-lines">{t('shell.loading')}</p>;
  return (
    <>
      {found.slots.length === 0 ? <p className="no-lines">{t('changes.noSlots')}</p> : null}
      <ul className={styles['slots']} aria-label={t('changes.freeTimes')}>
        {found.slots.map((slot) => (
          <li key={slot.plannedStart}>
            <Button
              size="xs"
              variant="default"
              disabled={isBusy}
              onClick={() => onTake({ plannedStart: slot.plannedStart, plannedEnd: slot.plannedEnd })}
            >
              {clock.span(slot.plannedStart, slot.plannedEnd)}
            </Button>
          </li>
        ))}
      </ul>
      {found.ruledOut.length > 0 ? <RuledOut ruledOut={found.ruledOut} /> : null}
    </>
  );
}

function RuledOut({
  ruledOut,
}: {
  readonly ruledOut: readonly {
    readonly day: string;
    readonly because: readonly { readonly code: string; readonly with: { readonly name: string | null } | null }[];
  }[];
}) {
  const t = useWords();
  const clock = useClock();
  const named = (each: (typeof ruledOut)[number]['because'][number]): string =>
    each.with?.name ?? t(`changes.collision.${each.code}`, { items: '' });
  return (
    <details className={styles['ruledOut']}>
      <summary>{t('changes.ruledOut', { count: ruledOut.length })}</summary>
      <ul className="lines">
        {ruledOut.map((each) => (
          <li key={each.day}>
            <div>{[...new Set(each.because.map(named))].join(', ')}</div>
            <small>{clock.day(`${each.day}T12:00:00Z`)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function minuteOf(instant: string, zone: string): number {
  const year = Number(instant.slice(0, 4));
  return Math.min(1425, Math.floor(civilOf(tickOf(instant), offsetsOver(year - 1, year + 1)(zone)).minute));
}
