/** The same figures beside one another: by priority, team or service. */
import type { IncidentMeasureRow } from '#incidents/rules';
import { useFormat, useLanguage, useWords } from '#platform/web';
import { shareText, timeText } from './measure-text.ts';
import styles from './measures.module.css';

export interface MeasuresTableProps {
  readonly rows: readonly IncidentMeasureRow[];
  readonly nameOf: (row: IncidentMeasureRow) => string;
  readonly head: string;
}

export function MeasuresTable({ rows, nameOf, head }: MeasuresTableProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const time = (minutes: number | null): string => timeText(minutes, format, language);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['scroller']} tabIndex={0} role="group" aria-label={head}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('incidents.measure.opened')}</th>
            <th scope="col">{t('incidents.measure.acknowledge')}</th>
            <th scope="col">{t('incidents.measure.resolve')}</th>
            <th scope="col">{t('incidents.measures.p90')}</th>
            <th scope="col">{t('incidents.measure.promise')}</th>
            <th scope="col">{t('incidents.measure.first-contact')}</th>
            <th scope="col">{t('incidents.measures.passedOn')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              <td>{format.number(row.opened)}</td>
              <td>{time(row.times.acknowledge.median)}</td>
              <td>{time(row.times.resolve.median)}</td>
              <td>{time(row.times.resolve.p90)}</td>
              <td>{shareText(row.promise.kept, row.promise.decided, format)}</td>
              <td>{shareText(row.firstContact, row.ended, format)}</td>
              <td>{row.meanReassignments === null ? '–' : format.number(Math.round(row.meanReassignments * 100) / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
