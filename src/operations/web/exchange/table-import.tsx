/** A table of one kind of record, brought in: its columns told, its rows reported. */
import { useState } from 'react';
import type { TableImport } from '#operations/rules';
import { Problem } from '#platform/kit';
import { Section, useWords } from '#platform/web';
import { ColumnMapping, mappingText } from './column-mapping.tsx';
import { ImportFrame } from './import-frame.tsx';
import { endingOf, tableEndings, useSentFile } from './send-file.ts';

export interface TableImportProps {
  readonly title: string;
  readonly about: string;
  readonly list: { readonly path: string; readonly name: string };
  /** The endpoint's path. */
  readonly path: string;
  readonly columns: readonly string[];
}

export function TableImport({ title, about, list, path, columns }: TableImportProps) {
  const t = useWords();
  const [file, setFile] = useState<File | null>(null);
  const sent = useSentFile<TableImport>();
  const send = (of: File, mapping: Readonly<Record<string, number>> | null, isReal = false): void => {
    const format = endingOf(of);
    if (!(tableEndings as readonly string[]).includes(format)) {
      sent.refuse(new Problem(0, 'no-such-format', t('operations.importFormat')));
      return;
    }
    void sent.send(path, of, { format, ...(mapping ? { mapping: mappingText(mapping) } : {}) }, isReal);
  };
  const { answer } = sent;
  return (
    <ImportFrame
      title={title}
      about={about}
      list={list}
      endings={tableEndings}
      file={file}
      sent={sent}
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
        <Section title={t('operations.importColumns')} about={t('operations.importColumnsAbout')}>
          <ColumnMapping
            columns={columns}
            header={answer.header}
            mapping={answer.mapping}
            isDisabled={sent.isRunning}
            onChange={(mapping) => send(file, mapping)}
          />
        </Section>
      ) : null}
    </ImportFrame>
  );
}
