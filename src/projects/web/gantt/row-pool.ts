/** Keeps one element per row in sight and reuses those that left it. */
import { rowWindow, type RowWindow } from './row-window.ts';

export interface PooledRow {
  readonly element: HTMLElement;
}

export class RowPool<R extends PooledRow> {
  private readonly parent: HTMLElement;
  private readonly make: () => R;
  private readonly free: R[] = [];
  readonly shown = new Map<number, R>();

  constructor(parent: HTMLElement, make: () => R) {
    this.parent = parent;
    this.make = make;
  }

  /** Draws rows `first` to `end`; those already there are drawn again only when `redraws`. */
  show({ first, end }: RowWindow, redraws: boolean, draw: (part: R, row: number, isNew: boolean) => void): void {
    for (const [row, part] of this.shown) {
      if (row >= first && row < end) continue;
      this.shown.delete(row);
      this.free.push(part);
    }
    for (let row = first; row < end; row++) {
      let part = this.shown.get(row);
      if (part) {
        if (redraws) draw(part, row, false);
        continue;
      }
      part = this.free.pop();
      if (!part) {
        part = this.make();
        this.parent.append(part.element);
      } else part.element.hidden = false;
      this.shown.set(row, part);
      draw(part, row, true);
    }
    for (const part of this.free) if (!part.element.hidden) part.element.hidden = true;
  }
}

export { rowWindow };
