/** Bars, milestones, summaries, baselines and float tails of the rows in sight: one element a row, its parts moved by transforms. */
import { emptyShape, MILESTONE_SIZE, shapeBar, type BarShape } from './bar-shape.ts';
import { element, type Chart, type Sight } from './chart.ts';
import { CLASH, has, INACTIVE, MANUAL, TENTATIVE } from './plan-model.ts';
import { RowPool } from './row-pool.ts';

/**
 * One row's elements, and what was last written to them: what has not changed is not touched. The parts share one cell of a grid rather
 * than being positioned, because every positioned element is a layer that the painter visits in every frame of a drag.
 */
class BarRow {
  readonly element = element('div', 'bar-row');
  private readonly baseline = element('div', 'baseline', this.element);
  private readonly float = element('div', 'float', this.element);
  /** Place and width alone: what is moved in each frame should carry no colours to be worked out again. */
  private readonly slot = element('div', 'bar-slot', this.element);
  private readonly bar = element('div', 'bar', this.slot);
  private readonly mark = element('span', 'bar-mark', this.bar);
  private readonly deadline = element('div', 'deadline', this.element);
  private readonly label = element('span', 'bar-label', this.element);
  private readonly written: (number | string)[] = [];

  private put(slot: number, value: number | string): boolean {
    if (this.written[slot] === value) return false;
    this.written[slot] = value;
    return true;
  }

  private box(slot: number, part: HTMLElement, x: number, width: number): void {
    const left = Math.round(x * 2) / 2;
    if (this.put(slot, left)) part.style.marginLeft = `${left}px`;
    const wide = Math.round(width * 2) / 2;
    if (this.put(slot + 1, wide)) part.style.width = `${wide}px`;
  }

  private show(slot: number, part: HTMLElement, isShown: boolean): boolean {
    if (this.put(slot, isShown ? 1 : 0)) part.hidden = !isShown;
    return isShown;
  }

  draw(chart: Chart, row: number, task: number, shape: BarShape): void {
    const { model } = chart;
    if (this.put(0, row * chart.rowHeight)) this.element.style.top = `${row * chart.rowHeight}px`;
    const kind = shape.isSummary ? 'summary' : shape.isMilestone ? 'milestone' : 'task';
    const notStarted = kind === 'task' && model.percent[task] === 0 && shape.state !== 'reserved';
    const name = `bar ${kind} ${shape.state}${notStarted ? ' not-started' : ''}${has(model, task, TENTATIVE) && shape.state !== 'done' ? ' tentative' : ''}${
      has(model, task, MANUAL) ? ' manual' : ''
    }${has(model, task, INACTIVE) ? ' inactive' : ''}${has(model, task, CLASH) ? ' clash' : ''}${
      shape.isCritical && chart.showsCritical && shape.state !== 'done' ? ' critical' : ''
    }`;
    if (this.put(1, name)) this.bar.className = name;
    this.box(2, this.slot, shape.x, shape.width);
    const share = kind === 'milestone' ? 0 : Math.round(((shape.doneX - shape.x) / shape.width) * 100);
    if (this.put(4, share)) this.bar.style.setProperty('--done', `${share}%`);
    const mark = kind === 'task' && shape.width >= 20 ? MARKS[shape.state] : '';
    if (this.put(6, mark)) this.mark.textContent = mark;

    if (this.show(7, this.baseline, chart.showsBaseline && shape.baselineWidth >= 0)) {
      const isPoint = shape.isMilestone;
      if (this.put(8, isPoint ? 'baseline baseline-point' : 'baseline'))
        this.baseline.className = isPoint ? 'baseline baseline-point' : 'baseline';
      this.box(
        9,
        this.baseline,
        isPoint ? shape.baselineX - MILESTONE_SIZE / 2 : shape.baselineX,
        isPoint ? MILESTONE_SIZE : Math.max(3, shape.baselineWidth),
      );
    }
    const right = shape.x + shape.width;
    const hasFloat = chart.showsFloat && shape.floatX > right + 2;
    if (this.show(11, this.float, hasFloat)) this.box(12, this.float, right, shape.floatX - right);
    if (this.show(14, this.deadline, shape.deadlineX >= 0) && this.put(15, Math.round(shape.deadlineX)))
      this.deadline.style.marginLeft = `${Math.round(shape.deadlineX)}px`;

    const text = labelOf(chart, task, shape);
    if (this.show(16, this.label, text !== '')) {
      if (this.put(17, text)) this.label.textContent = text;
      const isLate = shape.lateDays > 0;
      if (this.put(18, isLate ? 1 : 0)) this.label.className = isLate ? 'bar-label is-late' : 'bar-label';
      const x =
        Math.round(hasFloat ? shape.floatX : right) +
        (shape.deadlineX > right ? Math.max(0, shape.deadlineX - right) + 10 : hasFloat ? 8 : 15);
      if (this.put(19, x)) this.label.style.marginLeft = `${x}px`;
    }
  }
}

/** The second channel beside colour. */
export const MARKS: Readonly<Record<BarShape['state'], string>> = { 'on-track': '', 'at-risk': '▲', late: '!', done: '✓', reserved: '' };

/** Beside the bar, in ink: how late it is, what a milestone is called and when it is, who works on it. */
export function labelOf(chart: Chart, task: number, shape: BarShape): string {
  const facts = chart.model.tasks[task]!;
  const parts: string[] = [];
  if (shape.isMilestone) parts.push(`${facts.name} · ${chart.dates.day(chart.zone.toCivil(chart.model.network.finish[task]!))}`);
  else if (shape.state === 'reserved') parts.push(chart.say('operations'));
  if (shape.lateDays > 0) parts.push(chart.say('late', { days: shape.lateDays }));
  if (!shape.isSummary && !shape.isMilestone && facts.resources) parts.push(facts.resources);
  return parts.join(' · ');
}

export class BarLayer {
  readonly element: HTMLElement;
  private readonly pool: RowPool<BarRow>;
  private readonly shape = emptyShape();

  constructor(parent: HTMLElement) {
    this.element = element('div', 'bars', parent);
    this.element.setAttribute('aria-hidden', 'true');
    this.pool = new RowPool(this.element, () => new BarRow());
  }

  draw(chart: Chart, sight: Sight, redraws: boolean): void {
    this.pool.show(sight, redraws, (part, row) => {
      const task = chart.rows.taskAt[row]!;
      shapeBar(chart.model, task, chart.scale, chart.zone, chart.statusDate, this.shape);
      part.draw(chart, row, task, this.shape);
    });
  }
}
