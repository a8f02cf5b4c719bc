/** Mouse, pen and finger on the chart: hover, click, and the four drags (move, finish, progress, link). Escape takes a drag back. */
import type { LinkKind } from '#engine';
import { emptyShape, shapeBar } from './bar-shape.ts';
import { element, svgElement, type Chart } from './chart.ts';
import { DragTip, effectLines } from './drag-tip.ts';
import { arrivalSide, hitArea, type BarPart } from './hit-area.ts';
import type { Intent } from './intent.ts';
import { durationEdits, moveEdits, PlanPreview } from './plan-preview.ts';
import { has, LOCKED, MILESTONE, RESERVED, SUMMARY } from './plan-model.ts';

export interface PointerHost {
  readonly chart: Chart;
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  /** The content of the chart: its left top corner is pixel 0, 0. */
  readonly pane: HTMLElement;
  intent(intent: Intent): void;
  focusRow(row: number): void;
  /** Draws all rows in sight anew, in this frame. */
  redraw(): void;
  linkAt(x: number, y: number): number | null;
  chooseLink(link: number | null): void;
  announce(text: string): void;
  /** A bar was clicked while a link was being made by keys; true when that used the click. */
  clickedInLinkMode(task: number): boolean;
}

interface Drag {
  readonly part: BarPart;
  readonly task: number;
  readonly row: number;
  readonly fromX: number;
  readonly startX: number;
  readonly pointer: number;
  isMoving: boolean;
  preview: PlanPreview | null;
  /** Last value written, so that nothing is computed while the pointer stays within one step. */
  last: number;
  target: { readonly task: number; readonly kind: LinkKind } | null;
}

const BEGINS_AFTER = 4;

export class ChartPointer {
  private readonly host: PointerHost;
  private readonly tip: DragTip;
  private readonly ghost: HTMLElement;
  private readonly handles: HTMLElement;
  private readonly rubber: SVGPathElement;
  private readonly shape = emptyShape();
  private drag: Drag | null = null;
  private at = { x: 0, y: 0, clientX: 0, clientY: 0 };
  private frame = 0;
  /** Of the scroller, kept for the time of a drag. */
  private edges = new DOMRect();
  /** Lower edge of the head, likewise. */
  private headBottom = 0;

  constructor(host: PointerHost) {
    this.host = host;
    this.tip = new DragTip(host.root);
    this.ghost = element('div', 'ghost', host.pane);
    this.ghost.hidden = true;
    this.handles = element('div', 'handles', host.pane);
    this.handles.hidden = true;
    const svg = svgElement('svg', 'rubber', host.pane);
    svg.setAttribute('aria-hidden', 'true');
    svg.toggleAttribute('hidden', true);
    this.rubber = svgElement('path', '', svg);
    const { pane } = host;
    pane.addEventListener('pointerdown', (event) => this.down(event));
    pane.addEventListener('pointermove', (event) => this.move(event));
    pane.addEventListener('pointerup', (event) => this.up(event));
    pane.addEventListener('pointercancel', () => this.cancel());
    pane.addEventListener('pointerleave', () => !this.drag && this.hideHandles());
    pane.addEventListener('dblclick', () => {
      const row = this.rowAt(this.at.y);
      if (row !== null) host.intent({ kind: 'why', task: host.chart.rows.taskAt[row]! });
    });
  }

  /** The row of the bar that is being dragged. */
  get draggedRow(): number | null {
    return this.drag?.isMoving ? this.drag.row : null;
  }

  /** Takes the drag back, as Escape does. */
  cancel(): boolean {
    const drag = this.drag;
    this.drag = null;
    this.finishShowing();
    if (!drag?.isMoving) return false;
    if (drag.part === 'progress') this.host.chart.model.percent[drag.task] = drag.startX;
    drag.preview?.cancel();
    this.host.redraw();
    this.host.announce(this.host.chart.say('cancelled'));
    return true;
  }

  private locate(event: { readonly clientX: number; readonly clientY: number }): void {
    const box = this.host.pane.getBoundingClientRect();
    this.at = { x: event.clientX - box.left, y: event.clientY - box.top, clientX: event.clientX, clientY: event.clientY };
  }

  private rowAt(y: number): number | null {
    const row = Math.floor(y / this.host.chart.rowHeight);
    return row >= 0 && row < this.host.chart.rows.count ? row : null;
  }

  private hit(isTouch: boolean): { readonly row: number; readonly task: number; readonly part: BarPart } | null {
    const { chart } = this.host;
    const row = this.rowAt(this.at.y);
    if (row === null) return null;
    const task = chart.rows.taskAt[row]!;
    shapeBar(chart.model, task, chart.scale, chart.zone, chart.statusDate, this.shape);
    const part = hitArea(this.shape, this.at.x, (this.at.y - row * chart.rowHeight) / chart.rowHeight, isTouch);
    return part && { row, task, part };
  }

  private mayDrag(task: number, part: BarPart): boolean {
    const { chart } = this.host;
    if (chart.isReadOnly || has(chart.model, task, LOCKED) || has(chart.model, task, RESERVED)) return false;
    const isWhole = !has(chart.model, task, SUMMARY) && !has(chart.model, task, MILESTONE);
    return part === 'finish' || part === 'progress' ? isWhole : true;
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.locate(event);
    const hit = this.hit(event.pointerType === 'touch');
    if (!hit) {
      this.host.chooseLink(this.host.linkAt(this.at.x, this.at.y));
      const row = this.rowAt(this.at.y);
      if (row !== null) this.host.focusRow(row);
      return;
    }
    if (this.host.clickedInLinkMode(hit.task)) return;
    this.host.chooseLink(null);
    this.host.focusRow(hit.row);
    const isFinger = event.pointerType === 'touch' && !this.handles.contains(event.target as Node);
    const fromX = hit.part === 'progress' ? this.shape.doneX : this.shape.x + (hit.part === 'finish' ? this.shape.width : 0);
    this.drag = {
      ...hit,
      fromX,
      startX: hit.part === 'progress' ? this.host.chart.model.percent[hit.task]! : this.at.x,
      pointer: event.pointerId,
      isMoving: false,
      preview: null,
      last: Number.NaN,
      target: null,
    };
    if (isFinger || !this.mayDrag(hit.task, hit.part)) return;
    this.host.pane.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const pressed = this.at;
    const drag = this.drag;
    // In a drag the page is asked for places once a frame, however often the mouse reports.
    if (drag?.isMoving) this.at = { ...this.at, clientX: event.clientX, clientY: event.clientY };
    else this.locate(event);
    if (!drag) {
      if (event.buttons === 0 && event.pointerType !== 'touch') this.hover();
      return;
    }
    if (!this.host.pane.hasPointerCapture(event.pointerId)) return;
    if (!drag.isMoving) {
      if (Math.abs(event.clientX - pressed.clientX) + Math.abs(event.clientY - pressed.clientY) < BEGINS_AFTER) {
        this.at = pressed;
        return;
      }
      this.begin(drag);
    }
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.step());
  }

  private begin(drag: Drag): void {
    const { chart, pane } = this.host;
    const { network } = chart.model;
    drag.isMoving = true;
    this.edges = this.host.scroller.getBoundingClientRect();
    this.headBottom = this.host.scroller.firstElementChild!.getBoundingClientRect().bottom;
    this.host.root.dataset['dragging'] = drag.part;
    shapeBar(chart.model, drag.task, chart.scale, chart.zone, chart.statusDate, this.shape);
    this.handles.hidden = true;
    if (drag.part === 'body' || drag.part === 'finish') {
      const { undo } =
        drag.part === 'body' ? moveEdits(network, drag.task, network.start[drag.task]!) : durationEdits(network, drag.task, 0);
      drag.preview = new PlanPreview(network, drag.task, undo, chart.recomputesAll);
      this.ghost.hidden = false;
      this.ghost.className = this.shape.isMilestone ? 'ghost milestone' : 'ghost';
      this.ghost.style.transform = `translate(${this.shape.x}px, ${drag.row * chart.rowHeight}px)`;
      this.ghost.style.width = `${this.shape.width}px`;
      pane.append(this.ghost);
    }
  }

  /** One frame of a drag. */
  private step(): void {
    this.frame = 0;
    const drag = this.drag;
    if (!drag?.isMoving) return;
    this.locate(this.at);
    this.scrollAtEdges();
    if (drag.part === 'body' || drag.part === 'finish') this.stepDates(drag);
    else if (drag.part === 'progress') this.stepProgress(drag);
    else this.stepLink(drag);
  }

  private stepDates(drag: Drag): void {
    const { chart } = this.host;
    const { network } = chart.model;
    const preview = drag.preview!;
    const isMove = drag.part === 'body';
    const edge =
      isMove && has(chart.model, drag.task, MILESTONE)
        ? this.at.x - (drag.startX - drag.fromX) + 7
        : this.at.x - (drag.startX - drag.fromX);
    const wanted = chart.zone.toInstant(chart.scale.snapped(chart.scale.at(edge)));
    const calendar = network.calendarOf(drag.task);
    const value = isMove ? calendar.nextStart(wanted) : Math.max(0, calendar.between(network.start[drag.task]!, wanted));
    if (value !== drag.last) {
      drag.last = value;
      const edits = isMove ? moveEdits(network, drag.task, value) : durationEdits(network, drag.task, value);
      const effect = preview.apply(edits.change);
      this.host.redraw();
      this.lines = effectLines(chart, drag.task, { start: preview.startedAt(drag.task), finish: preview.finishedAt(drag.task) }, effect);
    }
    this.tip.show(this.at.clientX, this.at.clientY, this.lines);
  }
  private lines: readonly string[] = [];

  private stepProgress(drag: Drag): void {
    const { chart } = this.host;
    const share = (this.at.x - this.shape.x) / Math.max(1, this.shape.width);
    const percent = Math.round(Math.min(1, Math.max(0, share)) * 20) * 5;
    if (percent !== drag.last) {
      drag.last = percent;
      chart.model.percent[drag.task] = percent;
      this.host.redraw();
    }
    this.tip.show(this.at.clientX, this.at.clientY, [chart.say('percentDone', { percent })]);
  }

  private stepLink(drag: Drag): void {
    const { chart } = this.host;
    const fromFinish = drag.part === 'link-from-finish';
    shapeBar(chart.model, drag.task, chart.scale, chart.zone, chart.statusDate, this.shape);
    const x = fromFinish ? this.shape.x + this.shape.width : this.shape.x;
    const y = (drag.row + 0.5) * chart.rowHeight;
    this.rubber.ownerSVGElement!.removeAttribute('hidden');
    this.rubber.setAttribute('d', `M${x} ${y}L${this.at.x} ${this.at.y}`);
    const hit = this.hit(true);
    drag.target = null;
    if (hit && hit.task !== drag.task) {
      const kind = `${fromFinish ? 'F' : 'S'}${arrivalSide(this.shape, this.at.x) === 'start' ? 'S' : 'F'}` as LinkKind;
      drag.target = { task: hit.task, kind };
    }
    const names = { from: chart.model.tasks[drag.task]!.name, to: drag.target ? chart.model.tasks[drag.target.task]!.name : '…' };
    this.tip.show(this.at.clientX, this.at.clientY, [
      chart.say(drag.target ? `link${drag.target.kind}` : 'linkTo', names),
      `${names.from} → ${names.to}`,
    ]);
  }

  private up(event: PointerEvent): void {
    const drag = this.drag;
    if (!drag) return;
    if (drag.isMoving && this.frame !== 0) {
      cancelAnimationFrame(this.frame);
      this.step();
    }
    this.drag = null;
    this.finishShowing();
    if (!drag.isMoving) {
      if (drag.part === 'body' || drag.part === 'finish' || drag.part === 'progress') this.openMenu(drag.task, event);
      return;
    }
    if (drag.part === 'progress') this.host.intent({ kind: 'set-progress', task: drag.task, percent: drag.last });
    else if (drag.part === 'body') this.host.intent({ kind: 'move', task: drag.task, start: drag.last, isShown: true });
    else if (drag.part === 'finish') this.host.intent({ kind: 'set-duration', task: drag.task, duration: drag.last, isShown: true });
    else if (drag.target) this.host.intent({ kind: 'link', from: drag.task, to: drag.target.task, link: drag.target.kind });
  }

  private openMenu(task: number, event: PointerEvent): void {
    this.host.intent({ kind: 'menu', task, at: new DOMRect(event.clientX, event.clientY, 1, 1) });
  }

  private finishShowing(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.tip.hide();
    this.ghost.hidden = true;
    this.rubber.ownerSVGElement!.toggleAttribute('hidden', true);
    delete this.host.root.dataset['dragging'];
    this.hideHandles();
  }

  private hover(): void {
    const hit = this.hit(false);
    const isOnLink = !hit && this.host.linkAt(this.at.x, this.at.y) !== null;
    this.host.pane.dataset['part'] = hit && this.mayDrag(hit.task, hit.part) ? hit.part : hit ? 'locked' : isOnLink ? 'link' : '';
    if (!hit || !this.mayDrag(hit.task, 'body')) return this.hideHandles();
    const { chart } = this.host;
    this.handles.hidden = false;
    this.handles.classList.toggle('has-progress', hit.part === 'progress' || chart.model.percent[hit.task]! > 0);
    this.handles.style.transform = `translate(${this.shape.x}px, ${hit.row * chart.rowHeight}px)`;
    this.handles.style.width = `${this.shape.width}px`;
  }

  private hideHandles(): void {
    this.handles.hidden = true;
    delete this.host.pane.dataset['part'];
  }

  private scrollAtEdges(): void {
    const box = this.edges;
    const left = box.left + this.host.chart.gridWidth;
    const { clientX, clientY } = this.at;
    const dx = clientX > box.right - 36 ? 18 : clientX < left + 24 ? -18 : 0;
    const dy = clientY > box.bottom - 36 ? 14 : clientY < this.headBottom + 16 ? -14 : 0;
    if (dx === 0 && dy === 0) return;
    this.host.scroller.scrollBy(dx, this.drag?.part.startsWith('link') ? dy : 0);
    this.at = { ...this.at, x: this.at.x + dx };
  }
}
