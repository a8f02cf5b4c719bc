/** The two lines of dates above the chart, drawn around what is in sight. */
import { element, type Chart, type Sight } from './chart.ts';
import { nextUnit, startOfUnit, type TimeUnit } from './time-units.ts';

export class TimeHeader {
  readonly element: HTMLElement;
  private readonly lines: readonly HTMLElement[];
  private readonly cells: HTMLElement[][] = [[], []];
  private drawnFrom = 0;
  private drawnTo = -1;

  constructor(parent: HTMLElement) {
    this.element = element('div', 'time-head', parent);
    this.element.setAttribute('aria-hidden', 'true');
    this.lines = [element('div', 'time-line upper', this.element), element('div', 'time-line lower', this.element)];
  }

  draw(chart: Chart, sight: Sight, isForced: boolean): void {
    if (!isForced && sight.left >= this.drawnFrom && sight.left + sight.width <= this.drawnTo) return;
    this.drawnFrom = Math.max(0, sight.left - sight.width / 2);
    this.drawnTo = sight.left + sight.width * 1.5;
    this.drawLine(chart, 0, chart.scale.zoom.upper);
    this.drawLine(chart, 1, chart.scale.zoom.lower);
  }

  private drawLine({ scale, dates }: Chart, line: 0 | 1, unit: TimeUnit): void {
    const cells = this.cells[line]!;
    let used = 0;
    for (let start = startOfUnit(unit, scale.at(this.drawnFrom)); scale.x(start) < this.drawnTo;) {
      const next = nextUnit(unit, start);
      const left = Math.round(scale.x(start));
      const width = Math.round(scale.x(next)) - left;
      let cell = cells[used];
      if (!cell) {
        cell = cells[used] = element('div', 'time-cell', this.lines[line]);
        element('span', '', cell);
      }
      used++;
      cell.hidden = false;
      cell.style.left = `${left}px`;
      cell.style.width = `${width}px`;
      const text = dates.unit(unit, start, line === 0, width);
      if (cell.firstElementChild!.textContent !== text) cell.firstElementChild!.textContent = text;
      start = next;
    }
    for (let at = used; at < cells.length; at++) cells[at]!.hidden = true;
  }
}
