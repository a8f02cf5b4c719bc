/** Services from a table. */
import { useState } from 'react';
import { importServicesFile, serviceColumns, type TableImport } from '#operations/rules';
import { Problem } from '#platform/kit';
import { Section, useWords } from '#platform/web';
import { ColumnMapping, mappingText } from './column-mapping.tsx';
import { ImportFrame } from './import-frame.tsx';
import { useSentFile } from './send-file.ts';

export const tableEndings = ['csv', 'xlsx'] as const;
export const endingOf = (file: File): string => file.name.toLowerCase().split('.').at(-1) ?? '';

export default function ServiceImportPage() {
  const t = useWords();
  const [file, setFile] = useState<File | null>(null);
  const sent = useSentFile<TableImport>();
  const send = (of: File, mapping: Readonly<Record<string, number>> | null, isReal = false): void => {
    const format = endingOf(of);
    if (!(tableEndings as readonly string[]).includes(format)) {
      sent.refuse(new Problem(0, 'no-such-format', t('operations.importFormat')));
      return;
    }
    void sent.send(importServicesFile.path, of, { format, ...(mapping ? { mapping: mappingText(mapping) } : {}) }, isReal);
  };
  const { answer } = sent;
  return (
    <ImportFrame
      title={t('operations.importServices')}
      about={t('operations.importServicesAbout')}
      list={{ path: '/services', name: t('operations.services') }}
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
            columns={serviceColumns}
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
