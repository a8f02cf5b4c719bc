/** A project as one small bar on a time axis shared by the rows: start, progress, finish, what was promised, today. */
import { healthOf, type ProjectOverviewRow } from '#projects/rules';
import styles from './finish-bar.module.css';
import type { TimeSpan } from './time-span.ts';

export function FinishBar({ row, span, now }: { readonly row: ProjectOverviewRow; readonly span: TimeSpan; readonly now: number }) {
  if (!row.finishAt) return null;
  const place = (instant: string | number) =>
    (100 * ((typeof instant === 'number' ? instant : Date.parse(instant)) - span.from)) / (span.to - span.from);
  // What lies beyond the window ends at its edge, with an arrow that says so.
  const at = (instant: string | number) => `${Math.min(100, Math.max(0, place(instant)))}%`;
  const isBefore = place(row.startAt) < 0;
  const isAfter = place(row.finishAt) > 100;
  const width = `max(4px, calc(${at(row.finishAt)} - ${at(row.startAt)}))`;
  const isElsewhere = place(row.finishAt) < 0 || place(row.startAt) > 100;
  return (
    <div className={styles['track']} aria-hidden="true">
      {isElsewhere ? null : (
        <div className={styles['bar']} data-health={healthOf(row)} style={{ left: at(row.startAt), width }}>
          <div className={styles['done']} style={{ width: `${row.percentComplete}%` }} />
        </div>
      )}
      {isBefore ? <span className={styles['before']}>◂</span> : null}
      {isAfter ? <span className={styles['after']}>▸</span> : null}
      {row.promisedFinishAt && place(row.promisedFinishAt) >= 0 && place(row.promisedFinishAt) <= 100 ? (
        <div className={styles['promised']} style={{ left: at(row.promisedFinishAt) }} />
      ) : null}
      <div className={styles['today']} style={{ left: at(now) }} />
    </div>
  );
}
