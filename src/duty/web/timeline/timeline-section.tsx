/** A stretch of weeks of one rota: the timeline with its keys, and what opens from a bar. */
import { ActionIcon, Button, Select } from '@mantine/core';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useState } from 'react';
import { dutyOverride, rota, rotaShifts } from '#duty/rules';
import { dateOf, dayOf } from '#calendar/rules';
import type { Row } from '#platform/kit';
import { FormDialogue, Loaded, Section, useAddress, useOne, useView, useWords } from '#platform/web';
import { dutyDependsOn } from '../depends-on.ts';
import styles from '../duty.module.css';
import OverrideForm from '../override-form.tsx';
import { LoadSection } from '../rota/load-section.tsx';
import { linesOf, type Bar, type ShiftsOfRota } from './lines-of.ts';
import { ShiftDialogue, type OpenShift } from './shift-dialogue.tsx';
import { Timeline } from './timeline.tsx';

const ranges = [2, 4, 13] as const;
const tints = 6;

export interface NewOverride {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly level?: number;
}

export function TimelineSection({
  row,
  today,
  onOverride,
}: {
  readonly row: Row<typeof rota>;
  readonly today: string;
  readonly onOverride: (times: NewOverride) => void;
}) {
  const t = useWords();
  const [address, setAddress] = useAddress({ from: '', weeks: 2 });
  const weeks = ranges.find((each) => each === address.weeks) ?? 2;
  const from = /^\d{4}-\d\d-\d\d$/.test(address.from) ? address.from : today;
  const to = dateOf(dayOf(from) + weeks * 7 - 1);
  const shifts = useView(rotaShifts, { id: row.id, from, to }, { dependsOn: dutyDependsOn });
  const move = (days: number) => setAddress({ from: dateOf(dayOf(from) + days) });
  return (
    <>
      <Section
        title={t('duty.timeline')}
        about={t('duty.timelineAbout', { zone: row.zone })}
        actions={
          <div className={styles['bar']}>
            <ActionIcon variant="default" size={30} aria-label={t('duty.previous')} onClick={() => move(-weeks * 7)}>
              <IconChevronLeft size={16} />
            </ActionIcon>
            <Button size="xs" variant="default" onClick={() => setAddress({ from: '' })}>
              {t('duty.today')}
            </Button>
            <ActionIcon variant="default" size={30} aria-label={t('duty.later')} onClick={() => move(weeks * 7)}>
              <IconChevronRight size={16} />
            </ActionIcon>
            <Select
              size="xs"
              w={120}
              aria-label={t('duty.range')}
              allowDeselect={false}
              data={ranges.map((count) => ({ value: String(count), label: t('duty.rangeWeeks', { count }) }))}
              value={String(weeks)}
              onChange={(value) => value && setAddress({ weeks: Number(value) })}
            />
          </div>
        }
      >
        <Loaded query={shifts}>{(data) => <Drawn row={row} data={data} onOverride={onOverride} />}</Loaded>
      </Section>
      <LoadSection rotaId={row.id} from={from} to={to} />
    </>
  );
}

type Opened = { readonly kind: 'shift'; readonly open: OpenShift } | { readonly kind: 'override'; readonly id: string };

function Drawn({
  row,
  data,
  onOverride,
}: {
  readonly row: Row<typeof rota>;
  readonly data: ShiftsOfRota;
  readonly onOverride: (times: NewOverride) => void;
}) {
  const t = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const lines = linesOf(data, { level: (level) => t('duty.levelOf', { level }), onDuty: t('duty.onDuty'), gaps: t('duty.gaps') });
  const all = data.layers.flatMap((layer) => layer.shifts.map((shift): OpenShift => ({ layerId: layer.id, layerName: layer.name, shift })));
  const people = [...new Set([...all.map((each) => each.shift.turnPersonId), ...data.line.map((each) => each.personId)])];
  function open(bar: Bar) {
    if (bar.kind === 'gap') onOverride({ startsAt: bar.startsAt, endsAt: bar.endsAt, level: bar.gap.missing[0]?.level ?? 1 });
    else if (bar.kind === 'piece' && bar.piece.overrideId) setOpened({ kind: 'override', id: bar.piece.overrideId });
    else {
      const [layerId, ordinal] = bar.kind === 'shift' ? [bar.layerId, bar.shift.ordinal] : [bar.piece.layerId, bar.piece.ordinal];
      const found = all.find((each) => each.layerId === layerId && each.shift.ordinal === ordinal);
      if (found) setOpened({ kind: 'shift', open: found });
    }
  }
  if (lines.length === 0) return <p className="no-lines">{t('duty.noLayers')}</p>;
  return (
    <>
      <Timeline
        label={t('duty.timeline')}
        lines={lines}
        startsAt={data.startsAt}
        endsAt={data.endsAt}
        zone={row.zone}
        now={new Date().toISOString()}
        tintOf={(personId) => people.indexOf(personId) % tints}
        onOpen={open}
      />
      {opened?.kind === 'shift' ? (
        <ShiftDialogue
          open={opened.open}
          zone={row.zone}
          others={all}
          onClose={() => setOpened(null)}
          onOverride={() => {
            const { startsAt, endsAt } = opened.open.shift;
            setOpened(null);
            onOverride({ startsAt, endsAt, level: data.layers.find((each) => each.id === opened.open.layerId)?.level ?? 1 });
          }}
        />
      ) : null}
      {opened?.kind === 'override' ? <OpenOverride row={row} id={opened.id} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function OpenOverride({ row, id, onClose }: { readonly row: Row<typeof rota>; readonly id: string; readonly onClose: () => void }) {
  const t = useWords();
  const found = useOne(dutyOverride, id);
  return (
    <FormDialogue isWide title={t('duty.changeOverride')} onClose={onClose}>
      <Loaded query={found}>{(record) => <OverrideForm of={row} record={record} onDone={onClose} />}</Loaded>
    </FormDialogue>
  );
}
