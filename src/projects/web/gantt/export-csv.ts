/** The rows of the chart as CSV (RFC 4180), as they stand in the grid but for dates, which are ISO so that every sheet reads them. */
import { emptyShape } from './bar-shape.ts';
import type { Chart } from './chart.ts';
import { COLUMNS } from './grid-columns.ts';
import { civilDate } from './time-units.ts';

export function chartCsv(chart: Chart): string {
  const { model, rows, zone } = chart;
  const shape = emptyShape();
  const lines = [['outline', ...COLUMNS.map((column) => chart.say(`column-${column.id}-long`))]];
  const moment = (at: number) => civilDate(zone.toCivil(at)).toISOString().slice(0, 16).replace('T', ' ');
  for (let row = 0; row < rows.count; row++) {
    const task = rows.taskAt[row]!;
    lines.push([
      String(model.level[task]! + 1),
      ...COLUMNS.map((column) =>
        column.id === 'start'
          ? moment(model.network.start[task]!)
          : column.id === 'finish'
            ? moment(model.network.finish[task]!)
            : column.text(chart, task, shape),
      ),
    ]);
  }
  // The mark lets spreadsheet programs see that it is UTF-8.
  return `\ufeff${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is made plain text. */
const csvCell = (text: string): string => {
  const safe = /^[=@\t\r]|^[+-](?!\d+([.,]\d+)?$)/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
