/** Said beside the pointer while dragging: the new dates, what becomes of the project's finish, how many tasks are pushed. */
import { element, type Chart } from './chart.ts';
import type { Effect } from './plan-preview.ts';
import { daysBetween } from './time-units.ts';

const WIDEST = 340;
const TALLEST = 110;

export class DragTip {
  private readonly box: HTMLElement;
  private readonly rows: readonly HTMLElement[];
  private count = 0;
  private readonly written: string[] = [];

  constructor(parent: HTMLElement) {
    this.box = element('div', 'drag-tip', parent);
    this.box.setAttribute('aria-hidden', 'true');
    this.box.hidden = true;
    this.rows = [0, 1, 2].map((index) => element('div', index === 0 ? 'tip-main' : 'tip-more', this.box));
  }

  /** Three lines at most. */
  show(x: number, y: number, lines: readonly string[]): void {
    if (this.box.hidden) this.box.hidden = false;
    this.rows.forEach((row, index) => {
      const text = lines[index] ?? '';
      if (this.written[index] !== text) row.textContent = this.written[index] = text;
    });
    if (this.count !== lines.length) this.box.style.height = `${16 + 18 * (this.count = lines.length)}px`;
    // Never measured: reading a size here would make the browser lay the page out twice a frame.
    const flipsLeft = x > globalThis.innerWidth - WIDEST;
    const flipsUp = y > globalThis.innerHeight - TALLEST;
    this.box.style.transform = `translate(${flipsLeft ? `calc(${x - 12}px - 100%)` : `${x + 16}px`}, ${flipsUp ? `calc(${y - 12}px - 100%)` : `${y + 20}px`})`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}

/** The sentences of a move or a new duration. `from` is where the bar began before. */
export function effectLines(
  chart: Chart,
  task: number,
  before: { readonly start: number; readonly finish: number },
  effect: Effect,
): string[] {
  const { network } = chart.model;
  const start = network.start[task]!;
  const finish = network.finish[task]!;
  const moment = (at: number) => chart.dates.weekday(chart.zone.toCivil(at));
  const lines = [`${moment(start)} – ${moment(finish)}`];
  const days = (from: number, to: number) => daysBetween(chart.zone.toCivil(from), chart.zone.toCivil(to));
  const startBy = days(before.start, start);
  const finishBy = days(before.finish, finish);
  if (startBy !== 0 || finishBy !== 0) lines[0] += `  (${signedDays(chart, startBy === 0 ? finishBy : startBy)})`;
  const projectBy = days(network.projectFinish - effect.projectFinishBy, network.projectFinish);
  lines.push(
    effect.projectFinishBy === 0
      ? chart.say('projectFinishSame', { date: moment(network.projectFinish) })
      : chart.say('projectFinishMoves', { date: moment(network.projectFinish), by: signedDays(chart, projectBy) }),
  );
  lines.push(chart.say('pushes', { count: effect.pushed }));
  return lines;
}

export const signedDays = (chart: Chart, days: number): string =>
  chart.say('signedDays', { days: `${days > 0 ? '+' : days < 0 ? '−' : '±'}${Math.abs(days)}` });
