/** A project as one small bar on a time axis shared by the rows: start, progress, finish, what was promised, today. */
import { healthOf, type ProjectOverviewRow } from '#projects/rules';
import styles from './finish-bar.module.css';

export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The span that shows all of these, and today. */
export function spanOf(rows: readonly ProjectOverviewRow[], now: number): TimeSpan {
  const instants = rows.flatMap((row) => [row.startAt, row.finishAt, row.promisedFinishAt]).filter((each) => each !== null);
  const times = [now, ...instants.map((each) => Date.parse(each))];
  return { from: Math.min(...times), to: Math.max(...times) + 1 };
}

export function FinishBar({ row, span, now }: { readonly row: ProjectOverviewRow; readonly span: TimeSpan; readonly now: number }) {
  if (!row.finishAt) return null;
  const at = (instant: string | number) =>
    `${(100 * ((typeof instant === 'number' ? instant : Date.parse(instant)) - span.from)) / (span.to - span.from)}%`;
  const width = `max(4px, calc(${at(row.finishAt)} - ${at(row.startAt)}))`;
  return (
    <div className={styles['track']} aria-hidden="true">
      <div className={styles['bar']} data-health={healthOf(row)} style={{ left: at(row.startAt), width }}>
        <div className={styles['done']} style={{ width: `${row.percentComplete}%` }} />
      </div>
      {row.promisedFinishAt ? <div className={styles['promised']} style={{ left: at(row.promisedFinishAt) }} /> : null}
      <div className={styles['today']} style={{ left: at(now) }} />
    </div>
  );
}
