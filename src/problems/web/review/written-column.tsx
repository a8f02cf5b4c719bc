/** What people have learned, in their own words: shown as it reads, written in one form. */
import { ActionIcon, Badge, Button, Select, TextInput } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useState, type FormEvent } from 'react';
import { changeIncidentReview, factorKinds, incidentReview, learnersMayWrite, type FactorKind, type IncidentReview } from '#problems/rules';
import { Markdown, nameOfField, Section, ThingForm, useDeed, useMay, useWords } from '#platform/web';
import { person } from '#people/rules';
import styles from '../problems.module.css';

const texts = ['summary', 'impact', 'helped', 'hindered', 'rootCause'] as const;

export function WrittenColumn({ row }: { readonly row: IncidentReview }) {
  const t = useWords();
  const may = useMay();
  const [isWriting, setWriting] = useState(false);
  const mayWrite = row.status === 'draft' && may(learnersMayWrite);
  if (isWriting)
    return (
      <Section title={t('problems.written')} about={t('problems.markdown')}>
        <ThingForm
          thing={incidentReview}
          deed={changeIncidentReview}
          record={row}
          fields={['title', 'ownerId', ...texts]}
          references={{ ownerId: person }}
          onDone={() => setWriting(false)}
          onCancel={() => setWriting(false)}
        />
      </Section>
    );
  return (
    <Section
      title={t('problems.written')}
      actions={
        mayWrite ? (
          <Button size="xs" variant="default" className={styles['screenOnly']} onClick={() => setWriting(true)}>
            {t('problems.write')}
          </Button>
        ) : null
      }
    >
      {texts.map((field) =>
        field === 'rootCause' && row.rootCause.trim() === '' ? null : (
          <div key={field} className={styles['text']}>
            <h3>{nameOfField(incidentReview, field)}</h3>
            {row[field].trim() === '' ? <p className="no-lines">{t('problems.nothingWritten')}</p> : <Markdown text={row[field]} />}
          </div>
        ),
      )}
      <div className={styles['text']}>
        <h3>{nameOfField(incidentReview, 'factors')}</h3>
        <Factors row={row} mayWrite={mayWrite} />
      </div>
    </Section>
  );
}

function Factors({ row, mayWrite }: { readonly row: IncidentReview; readonly mayWrite: boolean }) {
  const t = useWords();
  const { run, isRunning } = useDeed(changeIncidentReview);
  const [kind, setKind] = useState<FactorKind>('technical');
  const [text, setText] = useState('');
  const set = (factors: IncidentReview['factors']) => run({ id: row.id, factors } as never);

  async function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    const { problem } = await set([...row.factors, { kind, text: text.trim() }]);
    if (!problem) setText('');
  }

  return (
    <>
      {row.factors.length === 0 ? <p className="no-lines">{t('problems.noFactors')}</p> : null}
      <ul className={styles['factors']}>
        {row.factors.map((each, place) => (
          <li key={`${place} ${each.text}`}>
            <Badge color="gray" variant="light">
              {t(`problems.factor.${each.kind}`)}
            </Badge>
            <p>{each.text}</p>
            {mayWrite ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                className={styles['screenOnly']}
                aria-label={t('problems.removeFactor', { text: each.text })}
                onClick={() => void set(row.factors.toSpliced(place, 1))}
              >
                <IconX size={16} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <form className={`${styles['adding']} ${styles['screenOnly']}`} onSubmit={(event) => void add(event)}>
          <Select
            size="xs"
            aria-label={t('problems.factorKind')}
            data={factorKinds.map((value) => ({ value, label: t(`problems.factor.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(value as FactorKind)}
          />
          <TextInput
            size="xs"
            aria-label={t('problems.factorText')}
            placeholder={t('problems.several')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" variant="default" loading={isRunning}>
            {t('problems.addFactor')}
          </Button>
        </form>
      ) : null}
    </>
  );
}
