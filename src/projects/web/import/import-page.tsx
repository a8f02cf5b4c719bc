/** A project file in three steps: choose it, read what would come and what cannot, bring it in. Nothing is kept before the last step. */
import { Alert, Button, Progress, Radio, Select, TextInput } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useState } from 'react';
import { EmptyState, FileDrop, PageFrame, RemarkList, Section, sentenceOf, useSession, useWords } from '#platform/web';
import type { ImportAnswer } from '#projects/rules';
import { LinkButton } from '../link-button.tsx';
import { Columns } from './columns.tsx';
import { Coming } from './coming.tsx';
import styles from './import.module.css';
import { Newcomers } from './newcomers.tsx';
import { readableEndings, useImport, type ImportFields } from './use-import.ts';

export default function ImportPage() {
  const t = useWords();
  const { data: session } = useSession();
  const zone = session?.organisation?.zone ?? 'Europe/Berlin';
  const [file, setFile] = useState<File | null>(null);
  const [fields, setFields] = useState<ImportFields>({ key: '', name: '', zone, columns: null, generic: 'team', nobody: null });
  const { send, answer, problem, share, isRunning, reset } = useImport();

  async function choose(chosen: File) {
    setFile(chosen);
    const blank: ImportFields = { key: '', name: '', zone, columns: null, generic: 'team', nobody: null };
    setFields(blank);
    const first = await send(chosen, blank, true);
    if (first?.project) setFields({ ...blank, key: first.project.key, name: first.project.name });
  }
  /** What changes the rows is tried anew at once. */
  async function tryAgain(change: Partial<ImportFields>) {
    if (!file) return;
    const next = { ...fields, ...change };
    setFields(next);
    await send(file, next, true);
  }
  function startOver() {
    setFile(null);
    reset();
  }

  return (
    <PageFrame title={t('projects.importTitle')} about={t('projects.importAbout')} width="narrow">
      {answer?.isDone && answer.project ? (
        <Done answer={answer} onAnother={startOver} />
      ) : (
        <>
          <FileDrop
            endings={readableEndings()}
            file={file}
            isDisabled={isRunning}
            hint={t('projects.howToExport')}
            onFile={(chosen) => void choose(chosen)}
          />
          {isRunning ? (
            <div role="status" className={styles['progress']}>
              <span>{t(share < 100 ? 'projects.importSending' : 'shell.importReading', { percent: share })}</span>
              <Progress value={share} animated={share === 100} aria-label={t('projects.importProgress')} />
            </div>
          ) : null}
          {problem ? (
            <Alert color="red" role="alert" mt={16} title={t('shell.importFailed')}>
              {sentenceOf(problem)}
            </Alert>
          ) : null}
          {answer && file ? (
            <Report
              answer={answer}
              fields={fields}
              isRunning={isRunning}
              onFields={(change) => setFields({ ...fields, ...change })}
              onCheck={() => void send(file, fields, true)}
              onTry={(change) => void tryAgain(change)}
              onImport={() => void send(file, fields, false)}
              onCancel={startOver}
            />
          ) : null}
        </>
      )}
    </PageFrame>
  );
}

interface ReportProps {
  readonly answer: ImportAnswer;
  readonly fields: ImportFields;
  readonly isRunning: boolean;
  readonly onFields: (change: Partial<ImportFields>) => void;
  readonly onCheck: () => void;
  readonly onTry: (change: Partial<ImportFields>) => void;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

function Report({ answer, fields, isRunning, onFields, onCheck, onTry, onImport, onCancel }: ReportProps) {
  const t = useWords();
  const isKey = /^[A-Z][A-Z0-9]{1,9}$/.test(fields.key);
  return (
    <>
      {answer.project ? (
        <>
          <Section title={t('projects.importWillCome')}>
            <Coming coming={answer.coming} />
          </Section>
          {answer.columns ? (
            <Section title={t('shell.importColumns')} about={t('shell.importColumnsAbout')}>
              <Columns columns={answer.columns} isRunning={isRunning} onMeanings={(columns) => onTry({ columns })} />
            </Section>
          ) : null}
          {answer.newcomers.length > 0 ? (
            <Newcomers newcomers={answer.newcomers} isRunning={isRunning} onNobody={(nobody) => onTry({ nobody })} />
          ) : null}
          {answer.generic > 0 ? (
            <Radio.Group
              mt={16}
              label={t('projects.importGeneric', { count: answer.generic })}
              value={fields.generic}
              onChange={(generic) => onTry({ generic: generic as ImportFields['generic'] })}
            >
              <Radio size="sm" mt={8} value="skill" label={t('projects.importGeneric.skill')} />
              <Radio size="sm" mt={8} value="team" label={t('projects.importGeneric.team')} />
            </Radio.Group>
          ) : null}
          <Section title={t('projects.importAs')}>
            <div className="form-grid">
              <TextInput
                label={t('field.name')}
                value={fields.name}
                maxLength={200}
                onChange={(event) => onFields({ name: event.currentTarget.value })}
              />
              <TextInput
                label={t('projects.project.key')}
                value={fields.key}
                maxLength={10}
                error={isKey ? undefined : t('projects.keyShape')}
                onChange={(event) => onFields({ key: event.currentTarget.value.toUpperCase().replace(/[^A-Z0-9]/g, '') })}
              />
              <Select
                label={t('projects.project.zone')}
                searchable
                allowDeselect={false}
                limit={40}
                data={Intl.supportedValuesOf('timeZone')}
                value={fields.zone}
                onChange={(zone) => zone && onFields({ zone })}
                onBlur={onCheck}
              />
            </div>
          </Section>
        </>
      ) : (
        <Alert color="red" role="alert" mt={16} title={t('projects.importImpossible')}>
          {t('projects.importImpossibleAbout')}
        </Alert>
      )}
      <Section title={t('shell.importRemarks')} about={answer.remarks.length > 0 ? t('projects.importRemarksAbout') : undefined}>
        <RemarkList remarks={answer.remarks} room="projects" nameOfSubject={(subject) => t(`projects.subject.${subject}`)} />
      </Section>
      <div className={`button-row ${styles['end']}`}>
        <Button variant="default" onClick={onCancel}>
          {t('shell.cancel')}
        </Button>
        {answer.project ? (
          <Button
            loading={isRunning}
            disabled={!isKey || fields.name.trim() === '' || (answer.coming['tasks'] ?? 0) === 0}
            onClick={onImport}
          >
            {t('projects.importNow', { count: answer.coming['tasks'] ?? 0 })}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Done({ answer, onAnother }: { readonly answer: ImportAnswer; readonly onAnother: () => void }) {
  const t = useWords();
  return (
    <>
      <EmptyState
        icon={IconCheck}
        title={t('projects.importDone', { name: answer.project?.name ?? '' })}
        action={
          <>
            <LinkButton to={`/projects/${answer.project?.id}/plan`}>{t('projects.openPlan')}</LinkButton>
            <Button variant="default" onClick={onAnother}>
              {t('projects.importAnother')}
            </Button>
          </>
        }
      >
        {t('projects.importDoneAbout')}
      </EmptyState>
      <Coming coming={answer.coming} />
      {answer.remarks.length > 0 ? (
        <Section title={t('shell.importRemarks')}>
          <RemarkList remarks={answer.remarks} room="projects" nameOfSubject={(subject) => t(`projects.subject.${subject}`)} />
        </Section>
      ) : null}
    </>
  );
}
