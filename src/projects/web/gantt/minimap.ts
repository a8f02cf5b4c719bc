/** The whole plan in a strip: one line of pixels per few rows, and the part in sight as a frame that can be dragged. The only canvas here. */
import { barState } from './bar-shape.ts';
import { element, type Chart, type Sight } from './chart.ts';
import { has, SUMMARY } from './plan-model.ts';

const HEIGHT = 56;

export class Minimap {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly frame: HTMLElement;
  /** Kept, because asking the page for it in a frame costs a layout. */
  private width = 0;
  private placed = '';
  private wait: ReturnType<typeof setTimeout> | undefined;
  private readonly goTo: (x: number, y: number) => void;

  /** `goTo` gets the place of the chart to be seen in the middle, as shares of its width and height. */
  constructor(parent: HTMLElement, goTo: (x: number, y: number) => void) {
    this.goTo = goTo;
    this.element = element('div', 'minimap', parent);
    this.element.setAttribute('aria-hidden', 'true');
    this.canvas = element('canvas', '', this.element);
    this.frame = element('div', 'minimap-frame', this.element);
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      this.go(event);
    });
    this.element.addEventListener('pointermove', (event) => event.buttons === 1 && this.go(event));
  }

  private go(event: PointerEvent): void {
    const box = this.element.getBoundingClientRect();
    this.goTo((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  place(chart: Chart, sight: Sight): void {
    const wide = this.width / chart.scale.width;
    const high = HEIGHT / Math.max(1, chart.rows.count * chart.rowHeight);
    const place = `translate(${sight.left * wide}px, ${Math.min(HEIGHT - 4, sight.top * high)}px)`;
    const width = `${Math.max(6, sight.width * wide)}px`;
    const height = `${Math.min(HEIGHT, Math.max(4, sight.height * high))}px`;
    const all = place + width + height;
    if (all === this.placed) return;
    this.placed = all;
    Object.assign(this.frame.style, { transform: place, width, height });
  }

  measure(): void {
    this.width = this.element.clientWidth;
  }

  /** Drawn when nothing more urgent is on: never in the frames of a drag. Asked again and again it is drawn all the same. */
  drawSoon(chart: Chart): void {
    this.wait ??= setTimeout(() => {
      this.wait = undefined;
      this.draw(chart);
    }, 180);
  }

  destroy(): void {
    clearTimeout(this.wait);
  }

  private draw({ model, rows, scale, zone, statusDate, today }: Chart): void {
    const { width } = this;
    // Out of sight there is nothing to draw on, and what is there stays.
    if (width === 0) return;
    const ratio = globalThis.devicePixelRatio || 1;
    this.canvas.width = width * ratio;
    this.canvas.height = HEIGHT * ratio;
    const paint = this.canvas.getContext('2d');
    if (!paint) return;
    paint.scale(ratio, ratio);
    const style = getComputedStyle(this.element);
    const colour = (name: string) => style.getPropertyValue(`--gantt-${name}`).trim();
    const wide = width / scale.width;
    const high = HEIGHT / Math.max(rows.count, 1);
    const tall = Math.min(4, Math.max(1, high * 0.7));
    // One pass a colour: changing the fill costs more than walking the rows.
    const byState = new Map<string, number[]>();
    const step = Math.max(1, Math.floor(rows.count / (HEIGHT * 24)));
    for (let row = 0; row < rows.count; row += step) {
      const task = rows.taskAt[row]!;
      const name = has(model, task, SUMMARY) ? 'summary' : barState(model, task, statusDate);
      let list = byState.get(name);
      if (!list) byState.set(name, (list = []));
      list.push(row, task);
    }
    for (const [name, list] of byState) {
      paint.fillStyle = colour(name);
      for (let at = 0; at < list.length; at += 2) {
        const task = list[at + 1]!;
        const left = scale.x(zone.toCivil(model.network.start[task]!)) * wide;
        const right = scale.x(zone.toCivil(model.network.finish[task]!)) * wide;
        paint.fillRect(left, list[at]! * high, Math.max(1, right - left), tall);
      }
    }
    paint.fillStyle = colour('today');
    paint.fillRect(scale.x(zone.toCivil(today)) * wide, 0, 1, HEIGHT);
  }
}
