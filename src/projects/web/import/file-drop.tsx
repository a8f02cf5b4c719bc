/** A place to drop a file, which is also a button to choose one. */
import IconFileUpload from '@tabler/icons-react/dist/esm/icons/IconFileUpload.mjs';
import { useRef, useState, type DragEvent } from 'react';
import { useFormat, useWords } from '#platform/web';
import styles from './import.module.css';
import { readableEndings } from './use-import.ts';

export interface FileDropProps {
  readonly file: File | null;
  readonly isRunning: boolean;
  readonly onFile: (file: File) => void;
}

export function FileDrop({ file, isRunning, onFile }: FileDropProps) {
  const t = useWords();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const endings = readableEndings();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !isRunning) onFile(dropped);
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
        ref={input}
        id="project-file"
        type="file"
        className="visually-hidden"
        accept={endings.map((ending) => `.${ending}`).join(',')}
        disabled={isRunning}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen) onFile(chosen);
        }}
      />
      <IconFileUpload size={28} stroke={1.5} />
      <div>
        <label htmlFor="project-file" className={styles['choose']}>
          {file ? t('projects.chooseAnother') : t('projects.chooseFile')}
        </label>
        <p className="plain">
          {file
            ? `${file.name} · ${format.number(Math.max(1, Math.round(file.size / 1024)))} kB`
            : t('projects.dropFile', { endings: endings.map((ending) => ending.toUpperCase()).join(', ') })}
        </p>
        {file ? null : <p className="plain">{t('projects.howToExport')}</p>}
      </div>
    </div>
  );
}
