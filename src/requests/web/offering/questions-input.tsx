/** The questions of an offering, and beside them how they are asked. */
import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { question, questionKinds, type Answers, type Question, type QuestionKind } from '#requests/rules';
import { useWords, type FieldInputProps } from '#platform/web';
import { AnswerInput } from '../catalogue/answer-input.tsx';
import styles from '../requests.module.css';
import { EntryList } from './entry-list.tsx';

/** The first key that is free: answers are kept by it, so it never changes. */
function freeKey(questions: readonly Question[]): string {
  const taken = new Set(questions.map((each) => each.key));
  for (let number = questions.length + 1; ; number++) if (!taken.has(`q${number}`)) return `q${number}`;
}

export function QuestionsInput({ value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const [given, setGiven] = useState<Answers>({});
  const questions = (value ?? []) as readonly Question[];
  return (
    <div className={styles['editor']}>
      <EntryList<Question>
        title={t('requests.questions')}
        about={t('requests.questionsAbout')}
        add={t('requests.addQuestion')}
        entries={questions}
        fresh={() => ({ key: freeKey(questions), kind: 'text', label: '', help: '', isRequired: false, choices: [] })}
        nameOf={({ label }, place) => label || t('requests.questionNumber', { number: place + 1 })}
        error={error}
        onChange={onChange}
      >
        {(of, change) => (
          <>
            <TextInput
              label={t('requests.question.label')}
              required
              error={error && !question.shape.label.safeParse(of.label).success ? t('requests.answer-missing') : undefined}
              value={of.label}
              onChange={(event) => change({ label: event.currentTarget.value })}
            />
            <Select
              label={t('requests.question.kind')}
              allowDeselect={false}
              data={questionKinds.map((each) => ({ value: each, label: t(`requests.kind.${each}`) }))}
              value={of.kind}
              onChange={(kind) => change({ kind: kind as QuestionKind, choices: kind === 'choice' ? of.choices : [] })}
            />
            {of.kind === 'date' ? (
              <Switch
                label={t('requests.question.mayBePast')}
                checked={of.mayBePast ?? false}
                onChange={(event) => change({ mayBePast: event.currentTarget.checked })}
              />
            ) : null}
            {of.kind === 'choice' ? <ChoicesInput choices={of.choices} onChange={(choices) => change({ choices })} /> : null}
            <TextInput
              label={t('requests.question.help')}
              value={of.help}
              onChange={(event) => change({ help: event.currentTarget.value })}
            />
            <Switch
              label={t('requests.question.isRequired')}
              checked={of.isRequired}
              onChange={(event) => change({ isRequired: event.currentTarget.checked })}
            />
          </>
        )}
      </EntryList>
      <section className={styles['preview']} aria-label={t('requests.preview')}>
        <b>{t('requests.preview')}</b>
        {questions.length === 0 ? <p className="no-lines">{t('requests.noQuestions')}</p> : null}
        {questions.map((each) => (
          <AnswerInput
            key={`${each.key} ${each.kind}`}
            question={each}
            value={given[each.key]}
            onChange={(answer) => setGiven((before) => ({ ...before, [each.key]: answer }))}
          />
        ))}
      </section>
    </div>
  );
}

function ChoicesInput({ choices, onChange }: { readonly choices: readonly string[]; readonly onChange: (choices: string[]) => void }) {
  const t = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      label={t('requests.question.choices')}
      description={t('requests.question.choicesAbout')}
      autosize
      minRows={2}
      maxRows={12}
      value={typed ?? choices.join('\n')}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(
          event.currentTarget.value
            .split('\n')
            .map((each) => each.trim())
            .filter((each) => each !== ''),
        );
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
