/** Prints the whole chart: A4 across, as many rows a page as fit, the same header on each; light whatever the screen is. */
import type { Chart } from './chart.ts';
import { chartSvg } from './export-svg.ts';

const WIDTH = 1_480;
/** What fits on A4 across at that width, between margins of 10 mm. */
const HEIGHT = 1_010;
const ROWS_A_PAGE = Math.floor((HEIGHT - 110) / 24);

export function printPages(chart: Chart, title: string): string[] {
  const pages = Math.max(1, Math.ceil(chart.rows.count / ROWS_A_PAGE));
  return Array.from({ length: pages }, (_, page) =>
    chartSvg(chart, {
      title,
      width: WIDTH,
      columns: ['number', 'name', 'duration', 'start', 'finish', 'percent'],
      rows: [page * ROWS_A_PAGE, Math.min(chart.rows.count, (page + 1) * ROWS_A_PAGE)],
      footer: chart.say('page', { page: page + 1, pages }),
    }),
  );
}

/** Lays the pages into the document, opens the browser's print window, and takes them away again. */
export function printChart(chart: Chart, title: string): void {
  const sheet = document.createElement('div');
  sheet.className = 'gantt-print';
  sheet.setAttribute('aria-hidden', 'true');
  for (const page of printPages(chart, title)) {
    const holder = document.createElement('div');
    holder.className = 'gantt-print-page';
    holder.innerHTML = page;
    sheet.append(holder);
  }
  document.body.append(sheet);
  globalThis.addEventListener('afterprint', () => sheet.remove(), { once: true });
  globalThis.print();
}

export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
