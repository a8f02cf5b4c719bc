/** The heat map on paper: every row and period, the head again on every sheet, and the steps of colour told by the numbers as well. */
import { useFormat, useLanguage, useWords } from '#platform/web';
import { cellOf, heatStepOf, hidesTooMuch, numberOf } from './heat-cell.ts';
import type { HeatMapProps } from './heat-map.tsx';
import styles from './heat-map.module.css';
import { headOf } from './period-words.ts';

type PrintedHeatMapProps = Pick<HeatMapProps, 'label' | 'rows' | 'periods' | 'step' | 'unit' | 'measure' | 'nameOf' | 'aboutOf'>;

export function PrintedHeatMap({ label, rows, periods, step, unit, measure, nameOf, aboutOf }: PrintedHeatMapProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  return (
    <table className={styles['printed']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          {periods.map((period) => {
            const [first, second] = headOf(period, step, language, t);
            return (
              <th key={period.from} scope="col">
                {first}
                <br />
                {second}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {nameOf(row)} <small>{aboutOf(row)}</small>
            </th>
            {periods.map((period, place) => {
              const cell = cellOf(row, place);
              return (
                <td
                  key={period.from}
                  className={styles['cell']}
                  data-step={row.kind === 'open' && cell.planned >= 1 ? 'open' : heatStepOf(cell)}
                  data-some={(row.kind !== 'open' && hidesTooMuch(cell)) || undefined}
                >
                  {numberOf(cell, period, unit, measure, format)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
