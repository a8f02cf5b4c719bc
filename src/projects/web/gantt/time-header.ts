/** Above the chart, drawn around what is in sight: two lines of dates and, where there are any, the lane of windows. */
import { element, type Chart, type Sight } from './chart.ts';
import { nextUnit, startOfUnit, type TimeUnit } from './time-units.ts';
import { bandsBetween, laneOf, laneWords, LEAST_NAMED } from './window-lane.ts';

const WIDEST_NAME = 120;

export class TimeHeader {
  readonly element: HTMLElement;
  private readonly lines: readonly HTMLElement[];
  private readonly cells: HTMLElement[][] = [[], []];
  private readonly lane: HTMLElement;
  private readonly windows: HTMLElement[] = [];
  private drawnFrom = 0;
  private drawnTo = -1;
  private slid: HTMLElement | null = null;
  private slidBy = 0;
  private slidAt = Number.NaN;

  constructor(parent: HTMLElement) {
    this.element = element('div', 'time-head', parent);
    this.element.setAttribute('aria-hidden', 'true');
    this.lines = [element('div', 'time-line upper', this.element), element('div', 'time-line lower', this.element)];
    this.lane = element('div', 'window-lane', this.element);
  }

  draw(chart: Chart, sight: Sight, isForced: boolean): void {
    if (!isForced && sight.left === this.slidAt) return;
    this.slidAt = sight.left;
    if (!isForced && sight.left >= this.drawnFrom && sight.left + sight.width <= this.drawnTo) return this.slide(chart, sight.left);
    this.drawnFrom = Math.max(0, sight.left - sight.width / 2);
    this.drawnTo = sight.left + sight.width * 1.5;
    this.drawLine(chart, 0, chart.scale.zoom.upper);
    this.drawLine(chart, 1, chart.scale.zoom.lower);
    this.drawWindows(chart);
    this.slide(chart, sight.left);
  }

  /** The name of the upper unit that begins left of what is in sight slides along with it. */
  private slide({ scale }: Chart, left: number): void {
    const start = startOfUnit(scale.zoom.upper, scale.at(left));
    const from = Math.round(scale.x(start));
    const room = scale.x(nextUnit(scale.zoom.upper, start)) - from;
    const by = Math.max(0, Math.min(Math.round(left) - from, Math.floor(room - WIDEST_NAME)));
    const cell = this.cells[0]!.find((each) => !each.hidden && each.style.left === `${from}px`);
    const name = (cell?.firstElementChild as HTMLElement | null | undefined) ?? null;
    if (name === this.slid && by === this.slidBy) return;
    if (this.slid && this.slid !== name) this.slid.style.transform = '';
    if (name) name.style.transform = by === 0 ? '' : `translateX(${by}px)`;
    this.slid = name;
    this.slidBy = by;
  }

  /** The browser keeps a name in sight as long as its window is: no frame of scrolling moves it by hand. */
  private drawWindows(chart: Chart): void {
    const { bands, scale, zone, say } = chart;
    this.lane.hidden = bands.length === 0;
    const stretches = laneOf(bandsBetween(bands, scale, zone, this.drawnFrom, this.drawnTo));
    stretches.forEach(({ left, right, named, bands: all }, index) => {
      let part = this.windows[index];
      if (!part) {
        part = this.windows[index] = element('div', '', this.lane);
        element('span', '', part);
      }
      const width = Math.max(2, right - left);
      part.hidden = false;
      part.className = `window ${named.kind}`;
      part.title = laneWords(chart, all);
      part.style.left = `${left}px`;
      part.style.width = `${width}px`;
      part.firstElementChild!.textContent = width < LEAST_NAMED ? '' : named.name || say(named.kind);
    });
    for (let at = stretches.length; at < this.windows.length; at++) this.windows[at]!.hidden = true;
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
