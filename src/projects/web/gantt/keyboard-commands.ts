/** The chart's keys, told apart from what they do: a key stroke becomes a command or is left to the browser. */
export type Command =
  | { readonly do: 'move-focus'; readonly rows: number; readonly columns: number; readonly extends: boolean }
  | { readonly do: 'page'; readonly direction: 1 | -1 }
  | { readonly do: 'edge'; readonly to: 'first-row' | 'last-row' | 'first-column' | 'last-column' }
  | { readonly do: 'shift'; readonly days: number }
  | { readonly do: 'lengthen'; readonly days: number }
  | { readonly do: 'zoom'; readonly direction: 1 | -1 }
  | { readonly do: 'edit'; readonly text?: string }
  | { readonly do: 'open' | 'close' }
  | {
      readonly do:
        | 'link-mode'
        | 'today'
        | 'fit'
        | 'baseline'
        | 'critical'
        | 'insert'
        | 'remove'
        | 'indent'
        | 'outdent'
        | 'undo'
        | 'redo'
        | 'why'
        | 'cancel'
        | 'menu';
    };

export interface KeyStroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export interface KeyContext {
  /** The name column holds the focus: left and right then also open and close the outline. */
  readonly isInNameColumn: boolean;
  readonly isOpenSummary: boolean;
  readonly isClosedSummary: boolean;
  /** In cells other than the name, a letter or digit begins an edit rather than a command. */
  readonly typesIntoCell: boolean;
}

const letters: Readonly<Record<string, Command>> = {
  l: { do: 'link-mode' },
  t: { do: 'today' },
  f: { do: 'fit' },
  b: { do: 'baseline' },
  k: { do: 'critical' },
  w: { do: 'why' },
};

export function commandFor(stroke: KeyStroke, context: KeyContext): Command | null {
  const { key, ctrl, shift, alt } = stroke;
  if (ctrl && !alt) {
    if (key === 'z' || key === 'Z') return { do: shift ? 'redo' : 'undo' };
    if (key === 'y') return { do: 'redo' };
    if (key === 'Home') return { do: 'edge', to: 'first-row' };
    if (key === 'End') return { do: 'edge', to: 'last-row' };
    return null;
  }
  if (alt) {
    if (shift && key === 'ArrowRight') return { do: 'indent' };
    if (shift && key === 'ArrowLeft') return { do: 'outdent' };
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return { do: 'move-focus', rows: 1, columns: 0, extends: shift };
    case 'ArrowUp':
      return { do: 'move-focus', rows: -1, columns: 0, extends: shift };
    case 'ArrowRight':
      if (context.isInNameColumn && context.isClosedSummary) return { do: 'open' };
      return { do: 'move-focus', rows: 0, columns: 1, extends: false };
    case 'ArrowLeft':
      if (context.isInNameColumn && context.isOpenSummary) return { do: 'close' };
      return { do: 'move-focus', rows: 0, columns: -1, extends: false };
    case 'PageDown':
      return { do: 'page', direction: 1 };
    case 'PageUp':
      return { do: 'page', direction: -1 };
    case 'Home':
      return { do: 'edge', to: 'first-column' };
    case 'End':
      return { do: 'edge', to: 'last-column' };
    case 'Enter':
    case 'F2':
      return { do: 'edit' };
    case ' ':
      return { do: 'menu' };
    case 'Insert':
      return { do: 'insert' };
    case 'Delete':
      return { do: 'remove' };
    case 'Escape':
      return { do: 'cancel' };
    case ']':
    case '}':
      return { do: 'shift', days: shift ? 7 : 1 };
    case '[':
    case '{':
      return { do: 'shift', days: shift ? -7 : -1 };
    case '.':
      return { do: 'lengthen', days: 1 };
    case ',':
      return { do: 'lengthen', days: -1 };
    case '+':
    case '=':
      return { do: 'zoom', direction: 1 };
    case '-':
    case '_':
      return { do: 'zoom', direction: -1 };
  }
  if (key.length !== 1) return null;
  if (context.typesIntoCell && /[\p{L}\p{N}]/u.test(key)) return { do: 'edit', text: key };
  return shift ? null : (letters[key.toLowerCase()] ?? null);
}
