/** Keeps one element per row in sight and reuses those that left it. What is read aloud stands in the page in the order of the rows. */
import { rowWindow, type RowWindow } from './row-window.ts';

export interface PooledRow {
  readonly element: HTMLElement;
}

export class RowPool<R extends PooledRow> {
  private readonly parent: HTMLElement;
  private readonly make: () => R;
  private readonly free: R[] = [];
  private readonly isOrdered: boolean;
  readonly shown = new Map<number, R>();

  /** `isOrdered` keeps the elements in the order of their rows, for those who go through the page in its own order. */
  constructor(parent: HTMLElement, make: () => R, isOrdered = false) {
    this.parent = parent;
    this.make = make;
    this.isOrdered = isOrdered;
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
      if (part) part.element.hidden = false;
      else part = this.make();
      this.place(part.element, row);
      this.shown.set(row, part);
      draw(part, row, true);
    }
    for (const part of this.free) if (!part.element.hidden) part.element.hidden = true;
  }

  /** Rows come in rising order, so that the one above is there already; moved is only what stands elsewhere. */
  private place(element: HTMLElement, row: number): void {
    if (!this.isOrdered) {
      if (!element.isConnected) this.parent.append(element);
      return;
    }
    const above = this.shown.get(row - 1)?.element;
    if (above) {
      if (above.nextSibling !== element) above.after(element);
    } else if (this.parent.firstChild !== element) this.parent.prepend(element);
  }
}

export { rowWindow };
