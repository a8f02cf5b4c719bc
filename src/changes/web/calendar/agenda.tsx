/** The calendar where there is no room for lanes: day after day what is changed, and what holds then. */
import { nameOfChange, type ChangeSchedule } from '#changes/rules';
import { GoLink, useWords } from '#platform/web';
import { useClock } from '../clock.ts';
import { StatusMark } from '../status-mark.tsx';
import type { Axis } from './axis.ts';
import styles from './calendar.module.css';

export function Agenda({
  axis,
  calendar,
  isShown,
}: {
  readonly axis: Axis;
  readonly calendar: ChangeSchedule;
  readonly isShown: (serviceId: string) => boolean;
}) {
  const t = useWords();
  const clock = useClock();
  const nameOf = (id: string): string => calendar.services.find((each) => each.id === id)?.name ?? '';
  const days = axis.days.map((day, place) => {
    const from = axis.midnights[place]!;
    const to = axis.midnights[place + 1] ?? 100;
    const isOn = (start: string, end: string) => axis.at(start) < to && axis.at(end) > from;
    return {
      day,
      changes: calendar.changes
        .filter((each) => isShown(each.serviceId) && isOn(each.plannedStart, each.plannedEnd))
        .toSorted((one, other) => one.plannedStart.localeCompare(other.plannedStart)),
      bands: calendar.bands.filter((each) => isOn(each.startAt, each.endAt) && (each.serviceIds === null || each.serviceIds.some(isShown))),
    };
  });
  const filled = days.filter((each) => each.changes.length + each.bands.length > 0);
  if (filled.length === 0) return <p className="no-lines">{t('changes.nothingThen')}</p>;
  return (
    <ol className={styles['agenda']}>
      {filled.map(({ day, changes, bands }) => (
        <li key={day}>
          <h2>{clock.day(`${day}T12:00:00Z`)}</h2>
          {bands.length > 0 ? (
            <p className={styles['held']}>
              {[...new Set(bands.map((each) => `${t(`changes.window.${each.kind}`)}: ${each.name}`))].join(' · ')}
            </p>
          ) : null}
          <ul className="lines">
            {changes.map((each) => (
              <li key={each.id}>
                <div>
                  <GoLink to={`/changes/${each.id}`}>
                    {nameOfChange(each.number)} {each.title}
                  </GoLink>
                  <small>
                    {nameOf(each.serviceId)} · {clock.span(each.plannedStart, each.plannedEnd)}
                    {each.collisions > 0
                      ? ` · ${each.isRefused ? '✕' : '▲'} ${t(each.isRefused ? 'changes.refusedThere' : 'changes.clashes', { count: each.collisions })}`
                      : ''}
                  </small>
                </div>
                <span className="line-end">
                  <StatusMark status={each.status} />
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
