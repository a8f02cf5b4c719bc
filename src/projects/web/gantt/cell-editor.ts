/** One text field that is laid over the cell being written into. Enter and Tab keep, Escape drops, a refusal is said beside it. */
import { element } from './chart.ts';
import { Suggestions, type FindSuggestions } from './suggestions.ts';

export interface EditEnd {
  /** Where the focus goes next. */
  readonly goes: 'down' | 'right' | 'left' | 'stay';
}

export class CellEditor {
  private readonly input: HTMLInputElement;
  private readonly problem: HTMLElement;
  private keep: ((text: string) => string | null | Promise<string | null>) | null = null;
  private after: ((end: EditEnd) => void) | null = null;
  private isBusy = false;
  private offered: Suggestions | null = null;

  constructor(id: string) {
    this.input = element('input', 'cell-input');
    this.input.type = 'text';
    this.input.autocomplete = 'off';
    this.problem = element('div', 'cell-problem');
    this.problem.id = `${id}-problem`;
    this.problem.setAttribute('role', 'alert');
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => void this.finish({ goes: 'stay' }));
  }

  get isOpen(): boolean {
    return this.keep !== null;
  }

  open(
    cell: HTMLElement,
    options: {
      readonly label: string;
      readonly text: string;
      readonly replaces: boolean;
      readonly keep: (text: string) => string | null | Promise<string | null>;
      readonly after: (end: EditEnd) => void;
      /** What to offer while it is typed. */
      readonly find?: FindSuggestions;
    },
  ): void {
    this.input.value = options.text;
    this.input.setAttribute('aria-label', options.label);
    this.say(null);
    cell.append(this.input, this.problem);
    this.keep = options.keep;
    this.after = options.after;
    this.input.focus();
    if (!options.replaces) this.input.select();
    this.offered = options.find ? new Suggestions(this.input, options.label, options.find) : null;
  }

  close(): void {
    this.keep = null;
    this.offered?.close();
    this.offered = null;
    this.input.remove();
    this.problem.remove();
  }

  private say(text: string | null): void {
    this.problem.textContent = text ?? '';
    this.problem.hidden = text === null;
    this.input.setAttribute('aria-invalid', String(text !== null));
    if (text === null) this.input.removeAttribute('aria-describedby');
    else this.input.setAttribute('aria-describedby', this.problem.id);
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      const { after } = this;
      this.close();
      after?.({ goes: 'stay' });
      return;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    event.preventDefault();
    void this.finish({ goes: event.key === 'Enter' ? 'down' : event.shiftKey ? 'left' : 'right' });
  }

  private async finish(end: EditEnd): Promise<void> {
    const { keep, after } = this;
    if (!keep || this.isBusy) return;
    this.isBusy = true;
    const refusal = await keep(this.input.value);
    this.isBusy = false;
    // What cannot be read stays to be mended, also when the cell was left: Escape drops it.
    if (refusal !== null && this.keep === keep) {
      this.say(refusal);
      this.input.focus();
      return;
    }
    if (this.keep === keep) this.close();
    after?.(end);
  }
}
