/** A table of one kind of record, brought in: its columns told, its rows reported. */
import { useState, type ReactNode } from 'react';
import { Problem } from '#platform/kit';
import { useWords } from '../../words/use-words.ts';
import { ColumnMapping, mappingText, type Mapping } from './column-mapping.tsx';
import { ImportFrame } from './import-frame.tsx';
import { endingOf, tableEndings, useSentFile, type FileAnswer } from './use-sent-file.ts';

interface TableAnswer extends FileAnswer {
  readonly header: readonly string[];
  readonly mapping: Mapping;
}

export interface TableImportProps {
  readonly title: string;
  readonly about: string;
  /** Has the names of the columns and the sentences of the remarks. */
  readonly room: string;
  readonly list: { readonly path: string; readonly name: string };
  /** The endpoint's path. */
  readonly path: string;
  readonly columns: readonly string[];
  /** The things that are other ones afterwards. */
  readonly brings: readonly string[];
  /** What else the endpoint wants to know. */
  readonly query?: Readonly<Record<string, string>>;
  /** What has to be said before the file is read. */
  readonly before?: ReactNode;
}

export function TableImport({ title, about, room, list, path, columns, brings, query, before }: TableImportProps) {
  const t = useWords();
  const [file, setFile] = useState<File | null>(null);
  const sent = useSentFile<TableAnswer>(brings);
  const send = (of: File, mapping: Mapping | null, isReal = false): void => {
    const format = endingOf(of);
    if (!(tableEndings as readonly string[]).includes(format)) {
      sent.refuse(new Problem(0, 'no-such-format', t('shell.importFormat')));
      return;
    }
    void sent.send(path, of, { ...query, format, ...(mapping ? { mapping: mappingText(mapping) } : {}) }, isReal);
  };
  const { answer } = sent;
  return (
    <ImportFrame
      title={title}
      about={about}
      room={room}
      list={list}
      endings={tableEndings}
      file={file}
      sent={sent}
      before={before}
      onFile={(chosen) => {
        setFile(chosen);
        send(chosen, null);
      }}
      onReal={() => file && answer && send(file, answer.mapping, true)}
      onStartOver={() => {
        setFile(null);
        sent.reset();
      }}
    >
      {answer && file ? (
        <ColumnMapping
          columns={columns}
          room={room}
          header={answer.header}
          mapping={answer.mapping}
          isDisabled={sent.isRunning}
          onChange={(mapping) => send(file, mapping)}
        />
      ) : null}
    </ImportFrame>
  );
}
