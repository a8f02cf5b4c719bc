/** Prints the whole chart: A4 across, as many rows a page as fit, the same header and legend on each; light whatever the screen is. */
import type { Chart } from './chart.ts';
import { chartSvg, heightAround } from './export-svg.ts';

const WIDTH = 1_480;
/** What fits on A4 across at that width, between margins of 10 mm. */
const HEIGHT = 1_010;

export function printPages(chart: Chart, title: string): string[] {
  const rowsAPage = Math.max(1, Math.floor((HEIGHT - heightAround(chart, { width: WIDTH, footer: title })) / 24));
  const pages = Math.max(1, Math.ceil(chart.rows.count / rowsAPage));
  return Array.from({ length: pages }, (_, page) =>
    chartSvg(chart, {
      title,
      width: WIDTH,
      columns: ['number', 'name', 'duration', 'start', 'finish', 'percent'],
      rows: [page * rowsAPage, Math.min(chart.rows.count, (page + 1) * rowsAPage)],
      footer: chart.say('page', { page: page + 1, pages }),
    }),
  );
}

function layPages(chart: Chart, title: string): HTMLElement {
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
  return sheet;
}

/**
 * As long as the chart is there, whatever makes the browser print gives the pages of the chart: the menu, its keys, or its own menu. Gives
 * back what ends that.
 */
export function printsAs(chart: Chart, title: string): () => void {
  let sheet: HTMLElement | undefined;
  const begin = () => (sheet ??= layPages(chart, title));
  const end = () => {
    sheet?.remove();
    sheet = undefined;
  };
  globalThis.addEventListener('beforeprint', begin);
  globalThis.addEventListener('afterprint', end);
  return () => {
    globalThis.removeEventListener('beforeprint', begin);
    globalThis.removeEventListener('afterprint', end);
    end();
  };
}

export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
