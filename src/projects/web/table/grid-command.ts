/** What a key wants of the table; as spreadsheets and Microsoft Project have it. Undefined: the key is not for the table. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface Around {
  /** The active cell is the first of a summary. */
  readonly isTree: boolean;
  readonly isClosed: boolean;
  readonly rows: number;
  readonly columns: number;
}

export type GridCommand =
  | { readonly do: 'go'; readonly rows: number; readonly columns: number; readonly extends: boolean }
  | { readonly do: 'edit'; readonly text?: string }
  | { readonly do: 'toggle' | 'open' | 'check' | 'all' | 'undo' | 'redo' }
  | { readonly do: 'fill-down' | 'clear' | 'remove' | 'insert' | 'indent' | 'outdent' };

const pageRows = 15;

export function gridCommand(stroke: Stroke, { isTree, isClosed, rows, columns }: Around): GridCommand | undefined {
  const { key, shiftKey, altKey } = stroke;
  const isControl = stroke.ctrlKey || stroke.metaKey;
  const go = (down: number, right: number): GridCommand => ({ do: 'go', rows: down, columns: right, extends: shiftKey });
  if (altKey) {
    if (shiftKey && key === 'ArrowRight') return { do: 'indent' };
    return shiftKey && key === 'ArrowLeft' ? { do: 'outdent' } : undefined;
  }
  if (isControl) {
    switch (key.toLowerCase()) {
      case 'z':
        return { do: shiftKey ? 'redo' : 'undo' };
      case 'y':
        return { do: 'redo' };
      case 'd':
        return { do: 'fill-down' };
      case 'a':
        return { do: 'all' };
      case 'delete':
        return { do: 'remove' };
      case 'home':
        return go(-rows, -columns);
      case 'end':
        return go(rows, columns);
      case 'arrowdown':
        return go(rows, 0);
      case 'arrowup':
        return go(-rows, 0);
      default:
        return undefined;
    }
  }
  switch (key) {
    case 'ArrowDown':
      return go(1, 0);
    case 'ArrowUp':
      return go(-1, 0);
    case 'ArrowRight':
      return isTree && isClosed ? { do: 'toggle' } : go(0, 1);
    case 'ArrowLeft':
      return isTree && !isClosed && !shiftKey ? { do: 'toggle' } : go(0, -1);
    case 'PageDown':
      return go(pageRows, 0);
    case 'PageUp':
      return go(-pageRows, 0);
    case 'Home':
      return go(0, -columns);
    case 'End':
      return go(0, columns);
    case 'Enter':
      return go(shiftKey ? -1 : 1, 0);
    case 'F2':
      return { do: 'edit' };
    case 'Insert':
      return { do: 'insert' };
    case 'Delete':
    case 'Backspace':
      return { do: 'clear' };
    case ' ':
      return { do: shiftKey ? 'check' : 'open' };
    default:
      return key.length === 1 ? { do: 'edit', text: key } : undefined;
  }
}
