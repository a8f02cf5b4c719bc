/** A place to drop a file, which is also a button to choose one. */
import IconFileUpload from '@tabler/icons-react/dist/esm/icons/IconFileUpload.mjs';
import { useId, useState, type DragEvent } from 'react';
import { useFormat, useWords } from '../words/use-words.ts';
import styles from './file-drop.module.css';

export interface FileDropProps {
  /** Endings that are read, such as `csv`. */
  readonly endings: readonly string[];
  /** The file that was chosen, if any. */
  readonly file: File | null;
  readonly isDisabled?: boolean;
  /** Said as long as nothing is chosen, such as where such a file comes from. */
  readonly hint?: string;
  readonly onFile: (file: File) => void;
}

export function FileDrop({ endings, file, isDisabled, hint, onFile }: FileDropProps) {
  const t = useWords();
  const format = useFormat();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !isDisabled) onFile(dropped);
  };
  return (
    <div
      className={styles['drop']}
      data-over={isOver || undefined}
      data-small={file !== null || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept={endings.map((ending) => `.${ending}`).join(',')}
        disabled={isDisabled}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen) onFile(chosen);
        }}
      />
      <IconFileUpload size={28} stroke={1.5} />
      <div>
        <label htmlFor={id} className={styles['choose']}>
          {t(file ? 'shell.chooseAnotherFile' : 'shell.chooseFile')}
        </label>
        <p className="plain">
          {file
            ? `${file.name} · ${format.number(Math.max(1, Math.round(file.size / 1024)))} kB`
            : t('shell.dropFile', { endings: endings.map((ending) => ending.toUpperCase()).join(', ') })}
        </p>
        {hint && !file ? <p className="plain">{hint}</p> : null}
      </div>
    </div>
  );
}
