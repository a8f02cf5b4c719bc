/** One change in its lane: drag it, or move it by keys; Enter puts it down, Esc puts it back. */
import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { change as changeThing, nameOfChange, type CalendarChange } from '#changes/rules';
import { nameOfValue, useWords } from '#platform/web';
import { useClock } from '../clock.ts';
import styles from './calendar.module.css';

const hour = 3_600_000;
const movable = new Set(['draft', 'awaiting-approval', 'approved', 'rejected']);

export interface ChangeBarProps {
  readonly change: CalendarChange;
  readonly left: number;
  readonly width: number;
  readonly track: number;
  /** Its title does not fit in and stands behind it. */
  readonly isShort: boolean;
  readonly isChosen: boolean;
  readonly isMoving: boolean;
  readonly mayMove: boolean;
  readonly millisPerPixel: () => number;
  readonly onChoose: () => void;
  readonly onDrag: (by: number) => void;
  readonly onStep: (by: number) => void;
  readonly onPutDown: () => void;
  readonly onPutBack: () => void;
}

export function ChangeBar(props: ChangeBarProps) {
  const {
    change,
    left,
    width,
    track,
    isShort,
    isChosen,
    isMoving,
    mayMove,
    millisPerPixel,
    onChoose,
    onDrag,
    onStep,
    onPutDown,
    onPutBack,
  } = props;
  const t = useWords();
  const clock = useClock();
  const dragged = useRef<{ readonly x: number; hasMoved: boolean } | null>(null);
  const isMovable = mayMove && movable.has(change.status);
  const clash = change.isRefused
    ? t('changes.refusedThere')
    : change.collisions > 0
      ? t('changes.clashes', { count: change.collisions })
      : '';
  const said = [
    `${nameOfChange(change.number)} ${change.title}`,
    nameOfValue(changeThing, 'status', change.status),
    clock.span(change.plannedStart, change.plannedEnd),
    change.implementerName,
    clash,
  ]
    .filter(Boolean)
    .join(', ');

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const unit = event.shiftKey ? hour / 4 : hour;
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -unit, ArrowRight: unit, '[': -24 * hour, ']': 24 * hour };
    const by = steps[event.key];
    if (by !== undefined && isMovable) onStep(by);
    else if (event.key === 'Enter' && isMoving) onPutDown();
    else if (event.key === 'Escape' && isMoving) onPutBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onPointerDown(event: PointerEvent<HTMLButtonElement>) {
    // A finger scrolls; it moves a change by the buttons below.
    if (!isMovable || event.button !== 0 || event.pointerType === 'touch') return;
    dragged.current = { x: event.clientX, hasMoved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  function onPointerMove(event: PointerEvent) {
    const from = dragged.current;
    if (!from || (!from.hasMoved && Math.abs(event.clientX - from.x) < 4)) return;
    from.hasMoved = true;
    onDrag((event.clientX - from.x) * millisPerPixel());
  }
  return (
    <button
      type="button"
      className={styles['change']}
      data-status={change.status}
      data-clash={change.isRefused ? 'refused' : change.collisions > 0 || undefined}
      data-short={isShort || undefined}
      data-moving={isMoving || undefined}
      aria-pressed={isChosen}
      aria-label={said}
      title={said}
      style={{ '--left': `${left}%`, '--width': `${width}%`, '--track': track } as CSSProperties}
      onClick={() => {
        if (!dragged.current?.hasMoved) onChoose();
        dragged.current = null;
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => dragged.current?.hasMoved && onPutDown()}
      onPointerCancel={() => {
        dragged.current = null;
        onPutBack();
      }}
    >
      {change.isRefused || change.collisions > 0 ? <b aria-hidden>{change.isRefused ? '✕' : '▲'}</b> : null}
      <span>{change.title}</span>
    </button>
  );
}
