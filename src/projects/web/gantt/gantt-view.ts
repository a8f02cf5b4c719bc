/**
 * The Gantt chart: grid and bars over virtual rows in one scroller. Rows, bars and links lie in content coordinates, so that the browser's
 * own scrolling moves them and only rows that come into sight are drawn. It draws a model and tells intents; it changes no plan.
 */
import type { Tick, WorkingTime, ZoneOffset } from '#engine';
import { BarLayer } from './bar-layer.ts';
import { ChartPointer } from './chart-pointer.ts';
import { element, type Band, type Chart, type Say, type Sight } from './chart.ts';
import { civilZone } from './civil-zone.ts';
import { GanttFrame } from './gantt-frame.ts';
import { GanttKeys } from './gantt-keys.ts';
import { GridLayer } from './grid-layer.ts';
import { GroundLayer } from './ground-layer.ts';
import type { ChartState, OnIntent } from './intent.ts';
import { LinkLayer } from './link-layer.ts';
import { linkIndex } from './link-index.ts';
import { Minimap } from './minimap.ts';
import { outlineRows, standInRow } from './outline-rows.ts';
import { has, markConflicts, SUMMARY, type PlanModel } from './plan-model.ts';
import { rowWindow, scrollToRow } from './row-window.ts';
import { Announcer } from './spoken.ts';
import { TimeHeader } from './time-header.ts';
import { fittingPixelsPerDay, nextPixelsPerDay, timeScale } from './time-scale.ts';
import { dateWords } from './time-units.ts';
import { WhenAtRest } from './when-at-rest.ts';

export interface GanttOptions {
  readonly model: PlanModel;
  /** Of the project's site; the chart shows its civil time. */
  readonly offsets?: readonly ZoneOffset[];
  readonly workingTime?: WorkingTime | null;
  readonly bands?: readonly Band[];
  readonly today: Tick;
  readonly statusDate?: Tick;
  readonly say: Say;
  readonly locale: string;
  readonly durationText: Chart['durationText'];
  readonly findPeople?: Chart['findPeople'];
  readonly label: string;
  readonly isReadOnly?: boolean;
  readonly isCompact?: boolean;
  readonly gridWidth?: number;
  readonly pixelsPerDay?: number;
  readonly onIntent: OnIntent;
  readonly onState?: (state: ChartState) => void;
}

/** Rows drawn above and below those in sight, so that a short scroll needs nothing. */
const SPARE_ROWS = 6;
/** While a bar is dragged nobody scrolls far, and each row drawn costs a part of every frame. */
const SPARE_IN_DRAG = 1;
/** Milliseconds after the last step of a drag until the table's other rows say what the bars show. */
const TEXTS_AFTER = 160;
/** Days for plans of weeks, weeks for plans of months, months for plans of years. */
const usualPixelsPerDay = (span: number): number => (span < 50 * 14_400 ? 22 : span < 450 * 14_400 ? 7 : 2.4);
let made = 0;

export class GanttView {
  readonly chart: Chart;
  readonly frame: GanttFrame;
  readonly grid: GridLayer;
  readonly announcer: Announcer;
  readonly pointer: ChartPointer;
  readonly keys: GanttKeys;
  readonly onIntent: OnIntent;
  private readonly header: TimeHeader;
  private readonly ground: GroundLayer;
  private readonly links: LinkLayer;
  private readonly bars: BarLayer;
  private readonly minimap: Minimap;
  private readonly onState: ((state: ChartState) => void) | undefined;
  private readonly closed = new Set<string>();
  private filter: ((task: number) => boolean) | undefined;
  private drawn: Sight = { left: 0, top: 0, width: 0, height: 0, first: 0, end: 0 };
  private waiting = 0;
  private readonly texts = new WhenAtRest(TEXTS_AFTER, () => this.grid.draw(this.chart, this.drawn, true));
  private readonly resize: ResizeObserver;
  chosenLink: number | null = null;

  constructor(host: HTMLElement, options: GanttOptions) {
    const { model, say } = options;
    const rows = outlineRows(model, new Set());
    const zone = civilZone(options.offsets);
    this.onIntent = options.onIntent;
    this.onState = options.onState;
    const gridWidth = options.gridWidth ?? Math.min(556, Math.max(180, host.clientWidth * 0.47));
    const { projectStart, projectFinish } = model.network;
    this.chart = {
      model,
      rows,
      links: linkIndex(model, rows),
      scale: timeScale(
        zone.toCivil(projectStart),
        zone.toCivil(projectFinish),
        options.pixelsPerDay ?? usualPixelsPerDay(projectFinish - projectStart),
        host.clientWidth - gridWidth,
      ),
      zone,
      say,
      dates: dateWords(options.locale),
      durationText: options.durationText,
      findPeople: options.findPeople,
      bands: options.bands ?? [],
      workingTime: options.workingTime ?? null,
      today: options.today,
      statusDate: options.statusDate ?? options.today,
      hasStatusDate: options.statusDate !== undefined,
      rowHeight: options.isCompact === false ? 36 : 28,
      gridWidth,
      showsBaseline: true,
      showsCritical: false,
      showsFloat: false,
      showsLinks: true,
      isReadOnly: options.isReadOnly ?? false,
      recomputesAll: false,
    };
    const id = `gantt-${++made}`;
    this.frame = new GanttFrame(host, this.chart, options.label, (width) => this.setGridWidth(width));
    this.announcer = new Announcer(this.frame.root);
    this.header = new TimeHeader(this.frame.head);
    this.ground = new GroundLayer(this.frame.pane);
    const drawing = element('div', 'drawing', this.frame.pane);
    drawing.setAttribute('aria-hidden', 'true');
    this.links = new LinkLayer(drawing);
    this.bars = new BarLayer(drawing);
    this.grid = new GridLayer(this.frame.body, id);
    this.grid.isClosed = (task) => this.closed.has(this.chart.model.tasks[task]!.id);
    this.minimap = new Minimap(this.frame.root, (x, y) => this.showPlace(x, y));
    this.pointer = new ChartPointer({
      chart: this.chart,
      root: this.frame.root,
      scroller: this.frame.scroller,
      pane: this.frame.pane,
      intent: (intent) => void this.send(intent),
      focusRow: (row) => this.focusOn(row),
      redraw: () => this.drawNow(true),
      linkAt: (x, y) => this.links.at(x, y),
      chooseLink: (link) => this.chooseLink(link),
      announce: (text) => this.announcer.say(text),
      clickedInLinkMode: (task) => this.keys.finishLink(task),
    });
    this.keys = new GanttKeys(this);
    this.frame.scroller.addEventListener('scroll', () => this.drawSoon(), { passive: true });
    this.resize = new ResizeObserver(() => this.layOut());
    this.resize.observe(this.frame.scroller);
    this.layOut();
    const row = this.firstOpenRow();
    this.grid.focus = { ...this.grid.focus, row };
    this.frame.scroller.scrollTop = (row - 3) * this.chart.rowHeight;
    // A plan that is over, or yet to begin, is read from its start: that is where the first rows have their bars.
    const isUnderWay = options.today >= projectStart && options.today <= projectFinish;
    this.showMoment(isUnderWay ? options.today : projectStart, isUnderWay ? 0.45 : 0.06);
  }

  destroy(): void {
    cancelAnimationFrame(this.waiting);
    this.texts.cancel();
    this.resize.disconnect();
    this.minimap.destroy();
    this.frame.root.remove();
  }

  get state(): ChartState {
    const { chart, grid } = this;
    return {
      zoom: chart.scale.zoom.name,
      showsBaseline: chart.showsBaseline,
      showsCritical: chart.showsCritical,
      focusedTask: chart.rows.count > 0 ? chart.rows.taskAt[grid.focus.row]! : null,
    };
  }

  /** Tells an intent; a refusal is spoken and given back. */
  async send(intent: Parameters<OnIntent>[0]): Promise<string | null> {
    const refusal = await this.onIntent(intent);
    if (refusal !== null) this.announcer.say(refusal);
    return refusal;
  }

  /** Takes another model over (rows may have come, gone or moved), keeping place, focus and what was closed. */
  setModel(model: PlanModel): void {
    const focused = this.state.focusedTask;
    const id = focused === null ? null : this.chart.model.tasks[focused]?.id;
    this.chart.model = model;
    this.layOutRows();
    const task = id === null || id === undefined ? undefined : model.network.indexOf.get(id);
    this.keepFocus(task);
    this.growScale();
    this.layOut();
  }

  /** The network was computed anew in place: draw what it says. */
  datesChanged(): void {
    markConflicts(this.chart.model);
    this.growScale();
    this.drawNow(true);
    this.minimap.drawSoon(this.chart);
  }

  setBackground(change: Partial<Pick<Chart, 'bands' | 'today' | 'workingTime' | 'isReadOnly' | 'rowHeight'>>): void {
    Object.assign(this.chart, change);
    this.layOut();
  }

  show(change: Partial<Pick<Chart, 'showsBaseline' | 'showsCritical' | 'showsFloat' | 'showsLinks'>>): void {
    Object.assign(this.chart, change);
    this.drawNow(true);
    this.onState?.(this.state);
  }

  setFilter(filter: ((task: number) => boolean) | undefined): void {
    const focused = this.state.focusedTask ?? undefined;
    const opensOrEnds = (filter === undefined) !== (this.filter === undefined);
    this.filter = filter;
    this.layOutRows();
    this.keepFocus(focused);
    this.layOut();
    if (opensOrEnds) this.focusOn(this.grid.focus.row);
  }

  setClosed(task: number, isClosed: boolean): void {
    const { id } = this.chart.model.tasks[task]!;
    const focused = this.state.focusedTask ?? undefined;
    if (isClosed) this.closed.add(id);
    else this.closed.delete(id);
    this.layOutRows();
    this.keepFocus(focused);
    this.layOut();
    this.announcer.say(this.chart.say(isClosed ? 'closedRow' : 'openedRow', { name: this.chart.model.tasks[task]!.name }));
  }

  zoomBy(direction: 1 | -1, aroundX?: number): void {
    this.setPixelsPerDay(nextPixelsPerDay(this.chart.scale.pixelsPerDay, direction), aroundX);
    this.announcer.say(this.chart.say(`zoom-${this.chart.scale.zoom.name}`));
  }

  setPixelsPerDay(pixelsPerDay: number, aroundX = this.frame.chartWidth / 2): void {
    const { chart } = this;
    const middle = chart.scale.at(this.frame.scroller.scrollLeft + aroundX);
    const { from, to } = this.span();
    chart.scale = timeScale(from, to, pixelsPerDay, this.frame.chartWidth);
    this.layOut();
    this.frame.scroller.scrollLeft = chart.scale.x(middle) - aroundX;
    this.drawNow(true);
    this.onState?.(this.state);
  }

  /** The whole plan at once. */
  fit(): void {
    const { from, to } = this.span();
    this.setPixelsPerDay(fittingPixelsPerDay(from, to, this.frame.chartWidth));
    this.frame.scroller.scrollLeft = this.chart.scale.x(from) - this.frame.chartWidth * 0.03;
  }

  showMoment(at: Tick, share = 0.4): void {
    this.frame.scroller.scrollLeft = this.chart.scale.x(this.chart.zone.toCivil(at)) - this.frame.chartWidth * share;
    this.drawSoon();
  }

  /** Scrolls so that a task's row and bar are seen, and puts the focus on it. */
  showTask(task: number): void {
    const row = this.chart.rows.rowOf[task]!;
    if (row < 0) return;
    this.focusOn(row);
    const x = this.chart.scale.x(this.chart.zone.toCivil(this.chart.model.network.start[task]!));
    const { scrollLeft } = this.frame.scroller;
    if (x < scrollLeft || x > scrollLeft + this.frame.chartWidth - 40) this.frame.scroller.scrollLeft = x - this.frame.chartWidth * 0.3;
  }

  focusOn(row: number, column = this.grid.focus.column): void {
    const { chart, frame, grid } = this;
    if (row < 0 || row >= chart.rows.count) return;
    grid.focus = { row, column };
    const height = frame.scroller.clientHeight - frame.headHeight;
    const top = scrollToRow(row, frame.scroller.scrollTop, height, chart.rowHeight);
    if (top !== undefined) frame.scroller.scrollTop = top;
    this.drawNow(true);
    frame.showColumn(column);
    frame.scroller.setAttribute('aria-activedescendant', grid.cell(row, column)?.id ?? '');
    this.onState?.(this.state);
  }

  chooseLink(link: number | null): void {
    this.chosenLink = link;
    this.links.choose(link);
  }

  drawSoon(): void {
    if (this.waiting === 0)
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.drawNow(false);
      });
  }

  /** Draws what is in sight; without `redraws` only rows that were not there before. */
  drawNow(redraws: boolean): void {
    const { chart, frame, drawn } = this;
    const { scrollLeft, scrollTop } = frame.scroller;
    const height = Math.max(0, frame.height - frame.headHeight);
    const dragged = this.pointer?.draggedRow ?? null;
    const rows = rowWindow(scrollTop, height, chart.rowHeight, chart.rows.count, dragged === null ? SPARE_ROWS : SPARE_IN_DRAG);
    const sight: Sight = { left: scrollLeft, top: scrollTop, width: frame.chartWidth, height, ...rows };
    const rowsMoved = sight.first !== drawn.first || sight.end !== drawn.end;
    this.drawn = sight;
    this.header.draw(chart, sight, false);
    this.ground.draw(chart, sight, false);
    if (redraws || rowsMoved) {
      this.bars.draw(chart, sight);
      this.drawTexts(sight, redraws, dragged);
      this.links.draw(chart, sight);
      this.links.choose(this.chosenLink);
    }
    frame.placeFocus(this.grid.focus.row, chart);
    this.minimap.place(chart, sight);
  }

  /**
   * While bars follow the pointer only the row in hand says its dates, and the others when it rests: laying text out is what a frame costs
   * most, and nobody reads thirty dates that run.
   */
  private drawTexts(sight: Sight, redraws: boolean, dragged: number | null): void {
    const { chart, grid } = this;
    if (dragged === null) {
      this.texts.cancel();
      return grid.draw(chart, sight, redraws);
    }
    grid.draw(chart, sight, false);
    grid.drawRow(chart, dragged);
    this.texts.putOff();
  }

  /** The first row on which something is left to do. */
  private firstOpenRow(): number {
    const { model, rows } = this.chart;
    const row = rows.taskAt.findIndex((task) => model.percent[task]! < 100 && !has(model, task, SUMMARY));
    return row > 12 ? row : 0;
  }

  private span(): { readonly from: Tick; readonly to: Tick } {
    const { network } = this.chart.model;
    return { from: this.chart.zone.toCivil(network.projectStart), to: this.chart.zone.toCivil(network.projectFinish) };
  }

  /** A plan that grew beyond the drawn time gets more of it, without anything on the screen moving. */
  private growScale(): void {
    const { chart } = this;
    const { from, to } = this.span();
    if (from >= chart.scale.origin && to <= chart.scale.end) return;
    const left = chart.scale.at(this.frame.scroller.scrollLeft);
    chart.scale = timeScale(from, to, chart.scale.pixelsPerDay, this.frame.chartWidth);
    this.layOut();
    this.frame.scroller.scrollLeft = chart.scale.x(left);
  }

  private layOutRows(): void {
    const { chart } = this;
    const closed = new Set<number>();
    for (const id of this.closed) {
      const task = chart.model.network.indexOf.get(id);
      if (task !== undefined) closed.add(task);
    }
    chart.rows = outlineRows(chart.model, closed, this.filter);
    chart.links = linkIndex(chart.model, chart.rows);
  }

  /** On the same task after rows came, went or moved; where it has no row, on the closed summary above it or as near as there are rows. */
  private keepFocus(task: number | undefined): void {
    const { model, rows } = this.chart;
    const own = task === undefined ? -1 : rows.rowOf[task]!;
    const row = own >= 0 || task === undefined ? own : standInRow(model, rows, task);
    this.grid.focus = { ...this.grid.focus, row: Math.max(0, Math.min(row >= 0 ? row : this.grid.focus.row, rows.count - 1)) };
  }

  private setGridWidth(width: number): void {
    this.chart.gridWidth = width;
    this.layOut();
  }

  private showPlace(x: number, y: number): void {
    const { chart, frame } = this;
    frame.scroller.scrollTo(x * chart.scale.width - frame.chartWidth / 2, y * chart.rows.count * chart.rowHeight - frame.height / 2);
  }

  /** After anything that changes sizes. */
  private layOut(): void {
    this.frame.layOut(this.chart);
    this.minimap.measure();
    const sight: Sight = {
      ...this.drawn,
      left: this.frame.scroller.scrollLeft,
      width: this.frame.chartWidth,
      height: Math.max(0, this.frame.height - this.frame.headHeight),
    };
    this.header.draw(this.chart, sight, true);
    this.ground.draw(this.chart, sight, true);
    this.drawNow(true);
    this.minimap.drawSoon(this.chart);
  }
}
