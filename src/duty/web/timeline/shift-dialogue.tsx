/** One shift: who has it, and what can be done: take it, give it, exchange it, give it back, or put somebody in for a part. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { removeShiftSwap, shiftSwap, swapShifts, takeShift, type ShiftRow } from '#duty/rules';
import { person } from '#people/rules';
import { managers, type Deed } from '#platform/kit';
import { FormDialogue, RecordSelect, useDeed, useMay, useMe, useOne, useWords } from '#platform/web';
import styles from '../duty.module.css';
import { useZoned } from '../zoned.ts';

export interface OpenShift {
  readonly layerId: string;
  readonly layerName: string;
  readonly shift: ShiftRow;
}

export interface ShiftDialogueProps {
  readonly open: OpenShift;
  readonly zone: string;
  /** What it may be exchanged with. */
  readonly others: readonly OpenShift[];
  readonly onOverride: () => void;
  readonly onClose: () => void;
}

export function ShiftDialogue({ open, zone, others, onOverride, onClose }: ShiftDialogueProps) {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const zoned = useZoned(zone);
  const { layerId, layerName, shift } = open;
  const take = useDeed(takeShift);
  const exchange = useDeed(swapShifts);
  const back = useDeed(removeShiftSwap as Deed);
  const swap = useOne(shiftSwap, shift.swapId);
  const [giveTo, setGiveTo] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const isManager = may(managers);
  const isMine = me.personId !== null && shift.personId === me.personId;
  const [now] = useState(() => Date.now());
  const isOver = Date.parse(shift.endsAt) <= now;
  const mayExchange = isManager || isMine;
  const { id, ordinal } = shift;
  const partners = others.filter(
    ({ shift: other }) => other.id !== id && other.personId !== shift.personId && Date.parse(other.endsAt) > now,
  );
  const whenDone = async (run: Promise<{ readonly problem: unknown }>) => {
    const { problem } = await run;
    if (!problem) onClose();
  };
  const partner = partners.find((each) => each.shift.id === chosen);
  return (
    <FormDialogue title={`${layerName}: ${shift.name}`} onClose={onClose}>
      <div className={styles['dialogue']}>
        <p>
          {zoned.span(shift.startsAt, shift.endsAt)}
          {shift.swapId ? <span className={styles['soft']}>{t('duty.turnOf', { name: shift.turnName })}</span> : null}
          {shift.isAway ? <span className={styles['soft']}>{t('duty.awayFor', { name: shift.name })}</span> : null}
        </p>
        {isOver ? <p className={styles['soft']}>{t('duty.isOver')}</p> : null}
        {!isOver && me.personId !== null && !isMine ? (
          <Button
            data-autofocus
            loading={take.isRunning}
            onClick={() => void whenDone(take.run({ id: layerId, ordinal, personId: me.personId }, { said: t('duty.shiftTaken') }))}
          >
            {t('duty.takeShift')}
          </Button>
        ) : null}
        {!isOver && isManager ? (
          <div className={styles['oneLine']}>
            <RecordSelect thing={person} query={{ isActive: 'true' }} label={t('duty.giveTo')} value={giveTo} onChange={setGiveTo} />
            <Button
              variant="default"
              disabled={giveTo === null}
              loading={take.isRunning}
              onClick={() => void whenDone(take.run({ id: layerId, ordinal, personId: giveTo }, { said: t('duty.given') }))}
            >
              {t('duty.give')}
            </Button>
          </div>
        ) : null}
        {!isOver && mayExchange ? (
          <div className={styles['oneLine']}>
            <Select
              label={t('duty.exchangeWith')}
              description={t('duty.exchangeWith.help')}
              searchable
              value={chosen}
              onChange={setChosen}
              nothingFoundMessage={t('duty.noChoice')}
              data={partners.map((each) => ({
                value: each.shift.id,
                label: `${each.shift.name}, ${zoned.moment(each.shift.startsAt)} (${each.layerName})`,
              }))}
            />
            <Button
              variant="default"
              disabled={!partner}
              loading={exchange.isRunning}
              onClick={() =>
                partner &&
                void whenDone(
                  exchange.run(
                    { id: layerId, ordinal, withLayerId: partner.layerId, withOrdinal: partner.shift.ordinal },
                    { said: t('duty.exchanged') },
                  ),
                )
              }
            >
              {t('duty.exchange')}
            </Button>
          </div>
        ) : null}
        <div className="button-row">
          {swap.data && may(removeShiftSwap.may, { ownerId: swap.data.personId }) && !isOver ? (
            <Button
              variant="default"
              loading={back.isRunning}
              onClick={() =>
                void whenDone(
                  back.run({ id: swap.data.id }, { version: swap.data.version, said: t('duty.swapBack', { name: shift.turnName }) }),
                )
              }
            >
              {t('duty.backTo', { name: shift.turnName })}
            </Button>
          ) : null}
          {isOver ? null : (
            <Button variant="default" onClick={onOverride}>
              {t('duty.overridePart')}
            </Button>
          )}
        </div>
      </div>
    </FormDialogue>
  );
}
