/** The fixed parts of the chart: one scroller with a head that stays above and a grid that stays left, the splitter, the grid's own slide. */
import { element, type Chart } from './chart.ts';
import { COLUMNS, GRID_WIDTH } from './grid-columns.ts';

const LEAST_GRID = 120;
const DATES_HEIGHT = 48;
const LANE_HEIGHT = 20;

export class GanttFrame {
  readonly root: HTMLElement;
  /** The treegrid, and the only thing here that takes the focus. */
  readonly scroller: HTMLElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  /** The chart's content; its left top corner is pixel 0, 0. */
  readonly pane: HTMLElement;
  /** Of the dates, and of the lane of windows where there are any. */
  headHeight = DATES_HEIGHT;
  height = 0;
  chartWidth = 0;
  private readonly focusRow: HTMLElement;
  private focusY = -2;
  private readonly splitter: HTMLElement;
  private readonly slide: HTMLElement;
  private readonly columnHead: HTMLElement;

  constructor(host: HTMLElement, chart: Chart, label: string, onGridWidth: (width: number) => void) {
    this.root = element('div', 'gantt', host);
    const holder = element('div', 'gantt-holder', this.root);
    this.scroller = element('div', 'gantt-scroll', holder);
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute('role', 'treegrid');
    this.scroller.setAttribute('aria-label', label);
    this.scroller.setAttribute('aria-colcount', String(COLUMNS.length));
    this.head = element('div', 'gantt-head', this.scroller);
    this.head.setAttribute('role', 'rowgroup');
    this.columnHead = this.makeColumnHead(chart);
    this.body = element('div', 'gantt-body', this.scroller);
    this.focusRow = element('div', 'focus-row', this.body);
    this.pane = element('div', 'gantt-pane', this.body);
    this.splitter = this.makeSplitter(holder, chart, onGridWidth);
    this.slide = element('div', 'grid-slide', holder);
    this.slide.setAttribute('aria-hidden', 'true');
    // The arrows of the grid slide it; browsers would stop here with the Tab key because it scrolls.
    this.slide.tabIndex = -1;
    element('div', '', this.slide).style.width = `${GRID_WIDTH}px`;
    this.slide.addEventListener('scroll', () => this.root.style.setProperty('--grid-slide', `${-this.slide.scrollLeft}px`), {
      passive: true,
    });
    this.body.addEventListener(
      'wheel',
      (event) => {
        const isOverGrid = event.clientX - this.scroller.getBoundingClientRect().left < chart.gridWidth;
        const sideways = event.shiftKey ? event.deltaY : event.deltaX;
        if (!isOverGrid || sideways === 0 || Math.abs(sideways) < Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
        event.preventDefault();
        this.slide.scrollLeft += sideways;
      },
      { passive: false },
    );
  }

  private makeColumnHead({ say }: Chart): HTMLElement {
    const corner = element('div', 'grid-head', this.head);
    corner.setAttribute('role', 'row');
    corner.setAttribute('aria-rowindex', '1');
    const inner = element('div', 'grid-inner', corner);
    inner.setAttribute('role', 'presentation');
    COLUMNS.forEach((column, index) => {
      const cell = element('div', `cell cell-${column.id}`, inner);
      cell.setAttribute('role', 'columnheader');
      cell.setAttribute('aria-colindex', String(index + 1));
      cell.textContent = say(`column-${column.id}`);
      cell.title = say(`column-${column.id}-long`);
    });
    return corner;
  }

  private makeSplitter(holder: HTMLElement, { say }: Chart, onGridWidth: (width: number) => void): HTMLElement {
    const splitter = element('div', 'splitter', holder);
    splitter.tabIndex = 0;
    splitter.setAttribute('role', 'separator');
    splitter.setAttribute('aria-orientation', 'vertical');
    splitter.setAttribute('aria-label', say('splitter'));
    const set = (width: number) => onGridWidth(Math.round(Math.min(Math.max(width, LEAST_GRID), GRID_WIDTH, this.root.clientWidth - 120)));
    splitter.addEventListener('pointerdown', (event) => splitter.setPointerCapture(event.pointerId));
    splitter.addEventListener('pointermove', (event) => {
      if (splitter.hasPointerCapture(event.pointerId)) set(event.clientX - this.root.getBoundingClientRect().left);
    });
    splitter.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 24 : event.key === 'ArrowLeft' ? -24 : 0;
      if (step === 0) return;
      event.preventDefault();
      set(this.columnHead.offsetWidth + step);
    });
    return splitter;
  }

  /** Sizes from the model; reads the page's layout once. */
  layOut(chart: Chart): void {
    this.height = this.scroller.clientHeight;
    this.chartWidth = Math.max(40, this.scroller.clientWidth - chart.gridWidth);
    this.headHeight = DATES_HEIGHT + (chart.bands.length > 0 ? LANE_HEIGHT : 0);
    const { style } = this.root;
    style.setProperty('--head-height', `${this.headHeight}px`);
    style.setProperty('--grid-width', `${chart.gridWidth}px`);
    style.setProperty('--columns-width', `${GRID_WIDTH}px`);
    style.setProperty('--row-height', `${chart.rowHeight}px`);
    style.setProperty('--rows-height', `${chart.rows.count * chart.rowHeight}px`);
    style.setProperty('--chart-width', `${chart.scale.width}px`);
    this.scroller.setAttribute('aria-rowcount', String(chart.rows.count + 1));
    this.splitter.setAttribute('aria-valuenow', String(chart.gridWidth));
    this.splitter.setAttribute('aria-valuemin', String(LEAST_GRID));
    this.splitter.setAttribute('aria-valuemax', String(GRID_WIDTH));
  }

  placeFocus(row: number, chart: Chart): void {
    const y = chart.rows.count === 0 ? -1 : row * chart.rowHeight;
    if (y === this.focusY) return;
    this.focusY = y;
    this.focusRow.hidden = y < 0;
    this.focusRow.style.transform = `translateY(${y}px)`;
  }

  /** Slides the grid so that this column is seen. */
  showColumn(column: number): void {
    let left = 0;
    for (let at = 0; at < column; at++) left += COLUMNS[at]!.width;
    const right = left + COLUMNS[column]!.width;
    const { scrollLeft, clientWidth } = this.slide;
    if (left < scrollLeft) this.slide.scrollLeft = left;
    else if (right > scrollLeft + clientWidth) this.slide.scrollLeft = right - clientWidth;
  }
}
