/** The change that is chosen or in hand: where it would stand, what it would collide with there, and three free times. */
import { Button, CloseButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { changeOutlook, changePlanners, nameOfChange, type CalendarChange } from '#changes/rules';
import { GoLink, useMay, useView, useWords } from '#platform/web';
import { useClock } from '../clock.ts';
import { collisionSources } from '../depends-on.ts';
import { CollisionList } from '../outlook/collision-list.tsx';
import { SlotOffers } from '../outlook/slot-offers.tsx';
import styles from './calendar.module.css';
import type { useMoving } from './use-moving.ts';

const movable = new Set(['draft', 'awaiting-approval', 'approved', 'rejected']);

export function ChosenChange({
  change,
  moves,
  onClose,
}: {
  readonly change: CalendarChange;
  readonly moves: ReturnType<typeof useMoving>;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const may = useMay();
  const clock = useClock();
  const moving = moves.moving?.change.id === change.id ? moves.moving : null;
  const [asked] = useDebouncedValue(moving, 80);
  const outlook = useView(
    changeOutlook,
    { id: change.id, ...(asked ? { plannedStart: asked.plannedStart, plannedEnd: asked.plannedEnd } : {}) },
    { dependsOn: collisionSources },
  );
  const so = moving ?? change;
  const mayMove = may(changePlanners) && movable.has(change.status);
  return (
    <section className={styles['chosen']} aria-label={t('changes.chosen')}>
      <header>
        <strong>
          <GoLink to={`/changes/${change.id}`}>
            {nameOfChange(change.number)} {change.title}
          </GoLink>
        </strong>
        <span>{clock.span(so.plannedStart, so.plannedEnd)}</span>
        {moving ? (
          <span className={styles['puts']}>
            <Button size="xs" variant="default" onClick={moves.putBack}>
              {t('shell.cancel')}
            </Button>
            <Button size="xs" loading={moves.isRunning} onClick={() => void moves.putDown(moving)}>
              {t('changes.move')}
            </Button>
          </span>
        ) : null}
        <CloseButton aria-label={t('shell.close')} onClick={onClose} />
      </header>
      <div className={styles['parts']}>
        <div role="status">
          <h2>{t('changes.collisions')}</h2>
          <CollisionList collisions={outlook.data?.collisions ?? []} />
        </div>
        {mayMove ? (
          <div>
            <h2>{t('changes.freeTimes')}</h2>
            <SlotOffers row={change} most={3} isBusy={moves.isRunning} onTake={(slot) => void moves.putDown({ change, ...slot })} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
