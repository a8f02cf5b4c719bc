/** Lanes of services against days: windows on the ground, milestones as diamonds, changes as bars. */
import { ActionIcon } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useRef, type CSSProperties, type PointerEvent } from 'react';
import type { CalendarBand, ChangeSchedule } from '#changes/rules';
import { GoLink, useLanguage, useWords } from '#platform/web';
import { useClock } from '../clock.ts';
import { tracksOf, type Axis } from './axis.ts';
import styles from './calendar.module.css';
import { ChangeBar } from './change-bar.tsx';
import type { useMoving } from './use-moving.ts';

export interface LanesProps {
  readonly axis: Axis;
  readonly calendar: ChangeSchedule;
  readonly lanes: ChangeSchedule['services'];
  readonly chosen: string | null;
  readonly moves: ReturnType<typeof useMoving>;
  readonly mayPlan: boolean;
  readonly onChoose: (id: string) => void;
  readonly onNew: (serviceId: string, plannedStart?: string, plannedEnd?: string) => void;
}

export function Lanes({ axis, calendar, lanes, chosen, moves, mayPlan, onChoose, onNew }: LanesProps) {
  const t = useWords();
  const general = calendar.bands.filter((each) => each.serviceIds === null || each.serviceIds.length === 0);
  return (
    // What scrolls can be scrolled by keys.
    <div
      className={styles['scroller']}
      role="region"
      aria-label={t('changes.calendar')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      style={{ '--days': axis.days.length } as CSSProperties}
    >
      <div className={styles['chart']}>
        <Head axis={axis} />
        {general.length > 0 ? (
          <div className={styles['lane']} data-general>
            <div className={styles['name']}>{t('changes.everywhere')}</div>
            <div className={styles['area']}>
              <Grid axis={axis} />
              <Bands axis={axis} bands={general} isNamed />
            </div>
          </div>
        ) : null}
        {lanes.map((lane) => (
          <Lane key={lane.id} {...{ axis, calendar, lane, chosen, moves, mayPlan, onChoose, onNew }} />
        ))}
      </div>
    </div>
  );
}

function Head({ axis }: { readonly axis: Axis }) {
  const language = useLanguage();
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className={styles['head']} aria-hidden="true">
      <div className={styles['name']} />
      <div className={styles['days']}>
        {axis.days.map((day) => (
          <span key={day} data-now={day === today || undefined}>
            <small>{weekday.format(new Date(day))}</small> {date.format(new Date(day))}
          </span>
        ))}
      </div>
    </div>
  );
}

function Lane({
  axis,
  calendar,
  lane,
  chosen,
  moves,
  mayPlan,
  onChoose,
  onNew,
}: Omit<LanesProps, 'lanes'> & { readonly lane: ChangeSchedule['services'][number] }) {
  const t = useWords();
  const clock = useClock();
  const area = useRef<HTMLDivElement>(null);
  const drawn = useRef<number | null>(null);
  const { moving } = moves;
  const bars = calendar.changes
    .filter((each) => each.serviceId === lane.id)
    .map((each) => {
      const so = moving?.change.id === each.id ? moving : each;
      const longer = Date.parse(each.heldUntil) - Date.parse(each.plannedEnd);
      const [from, to] = [axis.at(so.plannedStart), axis.at(so.plannedEnd)];
      const until = axis.at(new Date(Date.parse(so.plannedEnd) + longer).toISOString());
      // The title stands behind a bar that is too short for it, and nothing else may.
      const room = from + (100 * (each.title.length * 6.4 + 40)) / (axis.days.length * 62);
      return { change: each, from, to: Math.max(to, room), end: Math.max(to, from + 1.2), until, isShort: room > to };
    });
  const tracks = tracksOf(bars);
  const shareAt = (x: number): number => {
    const { left, width } = area.current!.getBoundingClientRect();
    return (x - left) / width;
  };
  // Drawn in a gap: a new change from there to there.
  const onPointerUp = (event: PointerEvent) => {
    const begun = drawn.current;
    drawn.current = null;
    if (begun === null) return;
    const [start, end] = [begun, shareAt(event.clientX)].toSorted((one, other) => one - other).map(axis.momentAt) as [string, string];
    if (start !== end) onNew(lane.id, start, end);
  };
  return (
    <div
      className={styles['lane']}
      role="group"
      aria-label={lane.name}
      style={{ '--tracks': Math.max(1, ...tracks.map((each) => each.track + 1)) } as CSSProperties}
    >
      <div className={styles['name']}>
        <GoLink to={`/services/${lane.id}`}>{lane.name}</GoLink>
        {mayPlan ? (
          <ActionIcon size={24} variant="subtle" aria-label={t('changes.newChangeOf', { name: lane.name })} onClick={() => onNew(lane.id)}>
            <IconPlus size={14} />
          </ActionIcon>
        ) : null}
      </div>
      <div
        ref={area}
        className={styles['area']}
        onPointerDown={(event) => {
          if (mayPlan && event.button === 0 && event.pointerType !== 'touch' && !(event.target as HTMLElement).closest('button'))
            drawn.current = shareAt(event.clientX);
        }}
        onPointerUp={onPointerUp}
      >
        <Grid axis={axis} isNowShown />
        <Bands axis={axis} bands={calendar.bands.filter((each) => each.serviceIds === null || each.serviceIds.includes(lane.id))} />
        {calendar.milestones
          .filter((each) => each.serviceIds.includes(lane.id))
          .map((each) => (
            <GoLink
              key={each.taskId}
              to={`/projects/${each.projectId}`}
              className={styles['milestone']}
              style={{ left: `${axis.at(each.at)}%` }}
              title={`${each.projectKey}: ${each.name}`}
            >
              <span className="visually-hidden">
                {t('changes.milestoneAt', { name: `${each.projectKey}: ${each.name}`, at: clock.day(each.at) })}
              </span>
            </GoLink>
          ))}
        {tracks.map(({ bar, track }) => (
          <i
            key={`until ${bar.change.id}`}
            className={styles['held-place']}
            style={{ '--track': track, left: `${bar.from}%`, width: `${Math.max(0, bar.until - bar.from)}%` } as CSSProperties}
          />
        ))}
        {tracks.map(({ bar, track }) => (
          <ChangeBar
            key={bar.change.id}
            change={bar.change}
            left={bar.from}
            width={bar.end - bar.from}
            isShort={bar.isShort}
            track={track}
            isChosen={chosen === bar.change.id}
            isMoving={moving?.change.id === bar.change.id}
            mayMove={mayPlan}
            millisPerPixel={() => (axis.to - axis.from) / area.current!.getBoundingClientRect().width}
            onChoose={() => onChoose(bar.change.id)}
            onDrag={(by) => moves.to(bar.change, by)}
            onStep={(by) => {
              onChoose(bar.change.id);
              moves.further(bar.change, by);
            }}
            onPutDown={() => moving && void moves.putDown(moving)}
            onPutBack={moves.putBack}
          />
        ))}
      </div>
    </div>
  );
}

function Grid({ axis, isNowShown }: { readonly axis: Axis; readonly isNowShown?: boolean }) {
  const now = axis.at(new Date().toISOString());
  return (
    <>
      {axis.midnights.map((left) => (
        <i key={left} className={styles['midnight']} style={{ left: `${left}%` }} />
      ))}
      {isNowShown && now > 0 && now < 100 ? <i className={styles['now']} style={{ left: `${now}%` }} /> : null}
    </>
  );
}

function Bands({ axis, bands, isNamed }: { readonly axis: Axis; readonly bands: readonly CalendarBand[]; readonly isNamed?: boolean }) {
  const t = useWords();
  const clock = useClock();
  return bands.map((each) => {
    const left = Math.max(0, axis.at(each.startAt));
    const width = Math.min(100, axis.at(each.endAt)) - left;
    const said = `${t(`changes.window.${each.kind}`)}: ${each.name}, ${clock.span(each.startAt, each.endAt)}`;
    return (
      <div
        key={`${each.windowId} ${each.startAt}`}
        className={styles['band']}
        data-kind={each.kind}
        title={said}
        style={{ left: `${left}%`, width: `max(3px, ${width}%)` }}
      >
        {isNamed ? <span>{each.name}</span> : <span className="visually-hidden">{said}</span>}
      </div>
    );
  });
}
