/** The input in a cell: Enter goes down, Tab right, Escape leaves the cell as it was. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Place } from './selection.ts';
import { Suggestions, type FindSuggestions } from '../gantt/suggestions.ts';
import styles from './task-grid.module.css';

export interface CellEditorProps {
  readonly label: string;
  readonly start: string;
  /** The text is what was typed, so that more is written behind it; else all of it is chosen. */
  readonly isTyped: boolean;
  /** Why the text was refused, said beside it. */
  readonly problem?: string;
  /** What to offer while it is typed. */
  readonly find?: FindSuggestions;
  readonly onCommit: (text: string, step: Place) => void;
  readonly onCancel: () => void;
}

export function CellEditor({ label, start, isTyped, problem, find, onCommit, onCancel }: CellEditorProps) {
  const [text, setText] = useState(start);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (!isTyped) input.current?.select();
    const offered = find && input.current ? new Suggestions(input.current, label, find, setText) : null;
    return () => offered?.close();
    // Only when the editor opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const finish = (step: Place) => {
    if (isOver.current) return;
    isOver.current = true;
    onCommit(text, step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const sign = event.shiftKey ? -1 : 1;
    if (event.key === 'Enter') finish({ row: sign, column: 0 });
    else if (event.key === 'Tab') finish({ row: 0, column: sign });
    else if (event.key === 'Escape') {
      isOver.current = true;
      onCancel();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const problemId = useId();
  return (
    <>
      <input
        ref={input}
        className={styles['editor']}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish({ row: 0, column: 0 })}
      />
      {problem === undefined ? null : (
        <span id={problemId} role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
    </>
  );
}
