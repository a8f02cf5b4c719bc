/** The grid left of the bars: the accessible rows of the plan, with the cell that holds the focus. */
import { element, type Chart, type Sight } from './chart.ts';
import { COLUMNS, type Column } from './grid-columns.ts';
import { emptyShape, shapeBar } from './bar-shape.ts';
import { has, SUMMARY } from './plan-model.ts';
import { RowPool } from './row-pool.ts';

export interface GridFocus {
  readonly row: number;
  readonly column: number;
}

class GridRow {
  readonly element = element('div', 'grid-row');
  readonly cells: HTMLElement[];
  private readonly name: HTMLElement;
  private readonly toggle: HTMLElement;
  private readonly written: string[] = [];

  constructor(columns: readonly Column[]) {
    this.element.setAttribute('role', 'row');
    this.cells = columns.map((column, index) => {
      const cell = element('div', `cell cell-${column.id}`, this.element);
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(index + 1));
      return cell;
    });
    const nameCell = this.cells[columns.findIndex((column) => column.id === 'name')]!;
    this.toggle = element('span', 'toggle', nameCell);
    this.toggle.setAttribute('aria-hidden', 'true');
    this.name = element('span', 'name-text', nameCell);
  }

  private put(slot: number, value: string): boolean {
    if (this.written[slot] === value) return false;
    this.written[slot] = value;
    return true;
  }

  draw(grid: GridLayer, chart: Chart, row: number, task: number): void {
    const { model } = chart;
    const isSummary = has(model, task, SUMMARY);
    const isClosed = isSummary && grid.isClosed(task);
    const level = model.level[task]!;
    if (this.put(0, `${row}`)) {
      this.element.style.top = `${row * chart.rowHeight}px`;
      this.element.id = `${grid.id}-row-${row}`;
      this.element.setAttribute('aria-rowindex', String(row + 2));
      this.cells.forEach((cell, column) => (cell.id = `${grid.id}-cell-${row}-${column}`));
    }
    if (this.put(1, `${level} ${isSummary} ${isClosed}`)) {
      this.element.setAttribute('aria-level', String(level + 1));
      if (isSummary) this.element.setAttribute('aria-expanded', String(!isClosed));
      else this.element.removeAttribute('aria-expanded');
      this.element.style.setProperty('--level', String(Math.min(level, 12)));
      this.toggle.className = isSummary ? (isClosed ? 'toggle is-closed' : 'toggle is-open') : 'toggle';
      this.element.classList.toggle('is-summary', isSummary);
    }
    const isFocused = grid.focus.row === row;
    if (this.put(2, `${isFocused} ${isFocused ? grid.focus.column : ''} ${grid.selected.has(task)}`)) {
      this.element.setAttribute('aria-selected', String(isFocused || grid.selected.has(task)));
      this.element.classList.toggle('is-focused', isFocused);
      this.element.classList.toggle('is-selected', grid.selected.has(task));
      this.cells.forEach((cell, column) => cell.classList.toggle('has-focus', isFocused && column === grid.focus.column));
    }
    const shape = shapeBar(model, task, chart.scale, chart.zone, chart.statusDate, grid.shape);
    COLUMNS.forEach((column, index) => {
      const text = column.text(chart, task, shape);
      if (!this.put(3 + index, text)) return;
      if (column.id === 'name') this.name.textContent = text;
      else this.cells[index]!.textContent = text;
      if (column.isCropped) this.cells[index]!.title = text;
    });
  }
}

export class GridLayer {
  readonly id: string;
  readonly element: HTMLElement;
  readonly shape = emptyShape();
  focus: GridFocus = { row: 0, column: 1 };
  selected: ReadonlySet<number> = new Set();
  isClosed: (task: number) => boolean = () => false;
  private readonly pool: RowPool<GridRow>;

  constructor(parent: HTMLElement, id: string) {
    this.id = id;
    this.element = element('div', 'grid-body', parent);
    this.element.setAttribute('role', 'rowgroup');
    const inner = element('div', 'grid-inner', this.element);
    inner.setAttribute('role', 'presentation');
    this.pool = new RowPool(inner, () => new GridRow(COLUMNS), true);
  }

  draw(chart: Chart, sight: Sight, redraws: boolean): void {
    this.pool.show(sight, redraws, (part, row) => part.draw(this, chart, row, chart.rows.taskAt[row]!));
  }

  /** One row alone, when it is there. */
  drawRow(chart: Chart, row: number): void {
    this.pool.shown.get(row)?.draw(this, chart, row, chart.rows.taskAt[row]!);
  }

  cell(row: number, column: number): HTMLElement | undefined {
    return this.pool.shown.get(row)?.cells[column];
  }
}
