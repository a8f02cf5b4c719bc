/**
 * Does something once nobody has put it off for a while. However often it is put off, one timer runs: setting one anew in every frame of a
 * drag costs as much as drawing a few rows.
 */
export class WhenAtRest {
  private readonly deed: () => void;
  private readonly milliseconds: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = 0;

  constructor(milliseconds: number, deed: () => void) {
    this.milliseconds = milliseconds;
    this.deed = deed;
  }

  putOff(): void {
    this.due = performance.now() + this.milliseconds;
    this.timer ??= setTimeout(() => this.look(), this.milliseconds);
  }

  cancel(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const wait = this.due - performance.now();
    this.timer = wait > 0 ? setTimeout(() => this.look(), wait) : undefined;
    if (wait <= 0) this.deed();
  }
}
