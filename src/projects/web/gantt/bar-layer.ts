/** Bars, milestones, summaries, baselines and float tails of the rows in sight: one path for each look, and a label beside each bar. */
import { hasFloat, inkBar } from './bar-outline.ts';
import { emptyShape, shapeBar, type BarShape } from './bar-shape.ts';
import { element, type Chart, type Sight } from './chart.ts';
import { InkSheet } from './ink-sheet.ts';
import { RowPool } from './row-pool.ts';

/** One row's label, and what was last written to it: what has not changed is not touched. */
class BarLabel {
  readonly element = element('span', 'bar-label');
  private text = '';
  private isLate = false;
  private x = -1;
  private y = -1;

  draw(chart: Chart, row: number, task: number, shape: BarShape): void {
    const text = labelOf(chart, task, shape);
    if (text !== this.text) this.element.textContent = this.text = text;
    if (text === '') return;
    const isLate = shape.lateDays > 0;
    if (isLate !== this.isLate) this.element.classList.toggle('is-late', (this.isLate = isLate));
    const right = shape.x + shape.width;
    const slips = hasFloat(shape, chart.showsFloat);
    const gap = shape.deadlineX > right ? shape.deadlineX - right + 10 : slips ? 8 : 15;
    const x = Math.round((slips ? shape.floatX : right) + gap);
    const y = row * chart.rowHeight;
    if (x === this.x && y === this.y) return;
    this.x = x;
    this.y = y;
    this.element.style.transform = `translate(${x}px,${y}px)`;
  }
}

/** Beside the bar, in ink: how late it is, what a milestone is called and when it is, who works on it. */
export function labelOf(chart: Chart, task: number, shape: BarShape): string {
  const facts = chart.model.tasks[task]!;
  let label = shape.isMilestone ? `${facts.name} · ${chart.dates.day(chart.zone.toCivil(chart.model.network.finish[task]!))}` : '';
  if (!label && shape.state === 'reserved') label = chart.say('operations');
  if (shape.lateDays > 0) label += `${label && ' · '}${chart.say('late', { days: shape.lateDays })}`;
  if (!shape.isSummary && !shape.isMilestone && facts.resources) label += `${label && ' · '}${facts.resources}`;
  return label;
}

export class BarLayer {
  private readonly sheet: InkSheet;
  private readonly labels: RowPool<BarLabel>;
  private readonly shape = emptyShape();

  constructor(parent: HTMLElement) {
    this.sheet = new InkSheet(parent);
    this.labels = new RowPool(parent, () => new BarLabel());
  }

  draw(chart: Chart, sight: Sight): void {
    const { model, rows, rowHeight, showsBaseline, showsCritical, showsFloat } = chart;
    this.sheet.begin();
    this.labels.show(sight, true, (label, row) => {
      const task = rows.taskAt[row]!;
      const shape = shapeBar(model, task, chart.scale, chart.zone, chart.statusDate, this.shape);
      const percent = model.percent[task]!;
      const flags = model.flags[task]!;
      inkBar(shape, { flags, percent, y: row * rowHeight, rowHeight, showsBaseline, showsCritical, showsFloat }, this.sheet.ink);
      label.draw(chart, row, task, shape);
    });
    this.sheet.end();
  }
}
