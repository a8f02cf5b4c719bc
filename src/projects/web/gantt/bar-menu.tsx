/** The menu of one bar: all that dragging can do, by clicking and by keys (WCAG 2.5.7). */
import { ActionIcon, Button, CloseButton, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { TICKS_PER_DAY } from '#engine';
import type { Say } from './chart.ts';
import { civilDate, civilTickOf } from './time-units.ts';

export interface BarMenuProps {
  readonly say: Say;
  readonly name: string;
  readonly dates: string;
  /** Civil ticks. */
  readonly start: number;
  readonly percent: number;
  readonly at: DOMRect;
  readonly mayChange: boolean;
  readonly isSummary: boolean;
  readonly onShift: (days: number) => void;
  readonly onLengthen: (days: number) => void;
  readonly onStart: (civil: number) => void;
  readonly onPercent: (percent: number) => void;
  readonly onLink: () => void;
  readonly onWhy: () => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

export function BarMenu(props: BarMenuProps) {
  const { say, at, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('button:not([data-close])')?.focus();
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape, true);
    };
  }, [onClose]);
  const left = Math.max(8, Math.min(at.left, globalThis.innerWidth - 336));
  const below = at.bottom + 8;
  const place = below + 300 > globalThis.innerHeight ? { bottom: Math.max(8, globalThis.innerHeight - at.top + 8) } : { top: below };
  return (
    <div ref={box} className="bar-menu" role="dialog" aria-label={props.name} tabIndex={-1} style={{ left, ...place }}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Text fw={650} size="sm" lineClamp={2}>
            {props.name}
          </Text>
          <Text size="xs" c="dimmed">
            {props.dates}
          </Text>
        </div>
        <CloseButton data-close aria-label={say('close')} onClick={onClose} />
      </Group>
      {props.mayChange ? <Changes {...props} /> : null}
      <Group gap={6} mt="xs">
        <Button size="compact-sm" variant="light" onClick={props.onWhy}>
          {say('why')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onOpen}>
          {say('openTask')}
        </Button>
        {props.mayChange ? (
          <Button size="compact-sm" variant="default" onClick={props.onRemove}>
            {say('remove')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

const SHIFTS = [
  { days: -7, sign: '−1w', id: 'weekEarlier' },
  { days: -1, sign: '−1d', id: 'dayEarlier' },
  { days: 1, sign: '+1d', id: 'dayLater' },
  { days: 7, sign: '+1w', id: 'weekLater' },
] as const;

function Changes(props: BarMenuProps) {
  const { say } = props;
  const iso = civilDate(props.start).toISOString().slice(0, 10);
  const shift = ({ days, sign, id }: (typeof SHIFTS)[number]) => (
    <ActionIcon
      key={id}
      variant="default"
      w={44}
      h={32}
      aria-label={`${sign}: ${say(id)}`}
      title={say(id)}
      onClick={() => props.onShift(days)}
    >
      {sign}
    </ActionIcon>
  );
  return (
    <>
      <Group gap={4} mt="xs" wrap="nowrap" align="end">
        {SHIFTS.slice(0, 2).map(shift)}
        <TextInput
          size="xs"
          type="date"
          aria-label={say('startsOn')}
          key={iso}
          defaultValue={iso}
          onBlur={(event) => {
            const { value } = event.currentTarget;
            if (value && value !== iso) props.onStart(civilTickOf(new Date(`${value}T00:00:00Z`)) + (props.start % TICKS_PER_DAY));
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        {SHIFTS.slice(2).map(shift)}
      </Group>
      {props.isSummary ? null : (
        <Group gap={6} mt={6}>
          <Button size="compact-sm" variant="default" onClick={() => props.onLengthen(-1)}>
            {say('shorter')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => props.onLengthen(1)}>
            {say('longer')}
          </Button>
          <NativeSelect
            size="xs"
            aria-label={say('done')}
            value={String(Math.round(props.percent / 5) * 5)}
            data={Array.from({ length: 21 }, (_, at) => ({ value: String(at * 5), label: `${at * 5} %` }))}
            onChange={(event) => props.onPercent(Number(event.currentTarget.value))}
          />
        </Group>
      )}
      <Group mt={6}>
        <Button size="compact-sm" variant="default" onClick={props.onLink}>
          {say('linkNext')}
        </Button>
      </Group>
    </>
  );
}
