/**
 * Names offered below a text field while they are typed; several stand in one field, separated by semicolons. A combobox by ARIA: arrows
 * choose, Enter or Tab takes what is chosen, Escape closes the list first.
 */
import './suggestions.css';

export interface Suggestion {
  readonly text: string;
  /** In small letters beside it. */
  readonly about?: string;
}
export type FindSuggestions = (typed: string) => readonly Suggestion[] | Promise<readonly Suggestion[]>;

let made = 0;

export class Suggestions {
  private readonly input: HTMLInputElement;
  private readonly find: FindSuggestions;
  private readonly onTaken: ((text: string) => void) | undefined;
  private readonly list = document.createElement('div');
  private shown: readonly Suggestion[] = [];
  private active = -1;
  private asked = 0;

  constructor(input: HTMLInputElement, label: string, find: FindSuggestions, onTaken?: (text: string) => void) {
    this.input = input;
    this.find = find;
    this.onTaken = onTaken;
    const { list } = this;
    list.id = `suggestions-${++made}`;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label);
    list.hidden = true;
    (document.querySelector('main') ?? document.body).append(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    // Before the field's own keys.
    input.addEventListener('keydown', this.key, true);
    input.addEventListener('input', this.ask);
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = (event.target as HTMLElement).closest<HTMLElement>('[role=option]');
      if (option) this.take(Number(option.dataset['at']));
    });
    void this.ask();
  }

  close(): void {
    this.asked++;
    this.list.remove();
    this.input.removeEventListener('keydown', this.key, true);
    this.input.removeEventListener('input', this.ask);
    for (const name of ['role', 'aria-autocomplete', 'aria-controls', 'aria-expanded', 'aria-activedescendant'])
      this.input.removeAttribute(name);
  }

  /** What stands between the separators where the caret is. */
  private part(): { readonly from: number; readonly to: number; readonly text: string } {
    const { value } = this.input;
    const caret = this.input.selectionStart ?? value.length;
    const from = Math.max(value.lastIndexOf(';', caret - 1), value.lastIndexOf(',', caret - 1)) + 1;
    const ends = [value.indexOf(';', caret), value.indexOf(',', caret)].filter((at) => at >= 0);
    const to = ends.length > 0 ? Math.min(...ends) : value.length;
    return {
      from,
      to,
      text: value
        .slice(from, to)
        .replace(/[[(]?\s*\d{1,4}\s*%?\s*[\])]?\s*$/u, '')
        .trim(),
    };
  }

  private readonly ask = async (): Promise<void> => {
    const turn = ++this.asked;
    const { text } = this.part();
    const found = await this.find(text);
    if (turn !== this.asked) return;
    const isWritten = found.length === 1 && found[0]!.text.toLowerCase() === text.toLowerCase();
    this.show(isWritten ? [] : found);
  };

  private show(found: readonly Suggestion[]): void {
    this.shown = found;
    this.active = -1;
    const place = this.input.getBoundingClientRect();
    const { list } = this;
    list.replaceChildren(
      ...found.map(({ text, about }, at) => {
        const option = document.createElement('div');
        option.id = `${list.id}-${at}`;
        option.dataset['at'] = String(at);
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.append(text);
        if (about) {
          const small = document.createElement('small');
          small.textContent = about;
          option.append(small);
        }
        return option;
      }),
    );
    list.hidden = found.length === 0;
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.input.removeAttribute('aria-activedescendant');
    list.style.minWidth = `${Math.max(place.width, 180)}px`;
    list.style.left = `${Math.max(4, Math.min(place.left, innerWidth - list.offsetWidth - 8))}px`;
    const isAbove = place.bottom + list.offsetHeight > innerHeight && place.top > list.offsetHeight;
    list.style.top = `${isAbove ? place.top - list.offsetHeight - 2 : place.bottom + 2}px`;
  }

  private choose(at: number): void {
    this.active = at;
    for (const [i, option] of [...this.list.children].entries()) {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) option.scrollIntoView({ block: 'nearest' });
    }
    this.input.setAttribute('aria-activedescendant', `${this.list.id}-${at}`);
  }

  private take(at: number): void {
    const chosen = this.shown[at];
    if (!chosen) return;
    const { from, to } = this.part();
    const { value } = this.input;
    const before = value.slice(0, from).trimEnd();
    const behind = value.slice(to);
    const text = `${before}${before === '' ? '' : ' '}${chosen.text}`;
    this.input.value = text + behind;
    this.input.setSelectionRange(text.length, text.length);
    this.show([]);
    this.onTaken?.(this.input.value);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (this.list.hidden || event.isComposing) return;
    const last = this.shown.length - 1;
    if (event.key === 'ArrowDown') this.choose(this.active >= last ? 0 : this.active + 1);
    else if (event.key === 'ArrowUp') this.choose(this.active <= 0 ? last : this.active - 1);
    else if (event.key === 'Escape') this.show([]);
    else if ((event.key === 'Enter' || event.key === 'Tab') && this.active >= 0) this.take(this.active);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}
