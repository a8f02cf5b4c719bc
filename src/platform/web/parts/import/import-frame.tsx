/** An import in three steps: choose the file, read what will come, bring it in. What stands between is the page's own. */
import { Alert, Button, Loader } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../data/use-deed.ts';
import { useGo } from '../../shell/address.ts';
import { useWords } from '../../words/use-words.ts';
import { FileDrop } from '../file-drop.tsx';
import { PageFrame, Section } from '../page-frame.tsx';
import { EmptyState } from '../states.tsx';
import styles from './import.module.css';
import { RemarkList } from './remark-list.tsx';
import type { FileAnswer, SentFile } from './use-sent-file.ts';

export interface ImportFrameProps {
  readonly title: string;
  readonly about: string;
  /** Has the sentences of the remarks. */
  readonly room: string;
  /** Where to go when it is done, and what that is called. */
  readonly list: { readonly path: string; readonly name: string };
  readonly endings: readonly string[];
  readonly file: File | null;
  readonly sent: SentFile<FileAnswer>;
  readonly onFile: (file: File) => void;
  readonly onReal: () => void;
  readonly onStartOver: () => void;
  /** Before anything was read. */
  readonly before?: ReactNode;
  /** Between the file and what will come. */
  readonly children?: ReactNode;
}

export function ImportFrame({
  title,
  about,
  room,
  list,
  endings,
  file,
  sent,
  onFile,
  onReal,
  onStartOver,
  before,
  children,
}: ImportFrameProps) {
  const t = useWords();
  const go = useGo();
  const { answer, problem, isRunning } = sent;
  const counted = answer
    ? t('shell.importCounts', {
        added: answer.added,
        changed: answer.changed,
        unchanged: answer.unchanged ?? 0,
        retired: answer.retired ?? 0,
      })
    : '';
  const count = answer ? answer.added + answer.changed + (answer.retired ?? 0) : 0;
  return (
    <PageFrame title={title} about={about} width="narrow">
      {answer?.isDone ? (
        <EmptyState
          icon={IconCheck}
          title={counted}
          action={
            <>
              <Button onClick={() => go(list.path)}>{list.name}</Button>
              <Button variant="default" onClick={onStartOver}>
                {t('shell.importAnother')}
              </Button>
            </>
          }
        />
      ) : (
        <>
          <FileDrop endings={endings} file={file} isDisabled={isRunning} onFile={onFile} />
          {before}
          {isRunning ? (
            <div role="status" className={styles['running']}>
              <Loader size="xs" /> {t('shell.importReading')}
            </div>
          ) : null}
          {problem ? (
            <Alert color="red" role="alert" mt={16} title={t('shell.importFailed')}>
              {sentenceOf(problem)}
            </Alert>
          ) : null}
          {answer && file ? (
            <>
              {children}
              <Section title={counted}>
                <RemarkList remarks={answer.remarks} room={room} />
              </Section>
              <div className={`button-row ${styles['end']}`}>
                <Button variant="default" onClick={onStartOver}>
                  {t('shell.cancel')}
                </Button>
                <Button loading={isRunning} disabled={count === 0} onClick={onReal}>
                  {t('shell.importNow')}
                </Button>
              </div>
            </>
          ) : null}
        </>
      )}
    </PageFrame>
  );
}
