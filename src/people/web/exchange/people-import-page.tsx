/** People from a table in three steps: choose it, say what its columns hold and read what will come, bring them in. */
import { Alert, Button, Loader } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useState } from 'react';
import { EmptyState, FileDrop, PageFrame, Section, sentenceOf, useGo, useWords } from '#platform/web';
import { ColumnMapping } from './column-mapping.tsx';
import styles from './exchange.module.css';
import { RowReport } from './row-report.tsx';
import { tableEndings, usePeopleImport } from './use-people-import.ts';

export default function PeopleImportPage() {
  const t = useWords();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const { send, answer, problem, isRunning, reset } = usePeopleImport();
  const count = answer ? answer.added + answer.changed : 0;
  const startOver = () => {
    setFile(null);
    reset();
  };
  return (
    <PageFrame title={t('people.import')} about={t('people.importAbout')} width="narrow">
      {answer?.isDone ? (
        <EmptyState
          icon={IconCheck}
          title={t('people.importCame', { added: answer.added, changed: answer.changed })}
          action={
            <>
              <Button onClick={() => go('/people')}>{t('people.toPeople')}</Button>
              <Button variant="default" onClick={startOver}>
                {t('people.importAnother')}
              </Button>
            </>
          }
        />
      ) : (
        <>
          <FileDrop
            endings={tableEndings}
            file={file}
            isDisabled={isRunning}
            onFile={(chosen) => {
              setFile(chosen);
              void send(chosen);
            }}
          />
          {isRunning ? (
            <div role="status" className={styles['running']}>
              <Loader size="xs" /> {t('people.importReading')}
            </div>
          ) : null}
          {problem ? (
            <Alert color="red" role="alert" mt={16} title={t('people.importFailed')}>
              {sentenceOf(problem)}
            </Alert>
          ) : null}
          {answer && file ? (
            <>
              <Section title={t('people.importColumns')} about={t('people.importColumnsAbout')}>
                <ColumnMapping
                  header={answer.header}
                  mapping={answer.mapping}
                  isDisabled={isRunning}
                  onChange={(mapping) => void send(file, { mapping })}
                />
              </Section>
              <Section title={t('people.importWillCome', { added: answer.added, changed: answer.changed })}>
                <RowReport remarks={answer.remarks} />
              </Section>
              <div className={`button-row ${styles['end']}`}>
                <Button variant="default" onClick={startOver}>
                  {t('shell.cancel')}
                </Button>
                <Button
                  loading={isRunning}
                  disabled={count === 0}
                  onClick={() => void send(file, { mapping: answer.mapping, isReal: true })}
                >
                  {t('people.importNow', { count })}
                </Button>
              </div>
            </>
          ) : null}
        </>
      )}
    </PageFrame>
  );
}
