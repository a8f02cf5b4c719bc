/** The steps by which an offering is fulfilled. */
import { NumberInput, TextInput } from '@mantine/core';
import { team } from '#people/rules';
import { fulfilmentStep, type FulfilmentStep } from '#requests/rules';
import { RecordSelect, useWords, type FieldInputProps } from '#platform/web';
import { EntryList } from './entry-list.tsx';

export function StepsInput({ value, onChange, error }: FieldInputProps) {
  const t = useWords();
  return (
    <EntryList<FulfilmentStep>
      title={t('requests.steps')}
      about={t('requests.stepsAbout')}
      add={t('requests.addStep')}
      entries={(value ?? []) as readonly FulfilmentStep[]}
      fresh={() => ({ what: '', teamId: null, minutes: null })}
      nameOf={({ what }, place) => what || t('requests.stepNumber', { number: place + 1 })}
      error={error}
      onChange={onChange}
    >
      {(of, change) => (
        <div className="form-grid">
          <TextInput
            label={t('requests.step.what')}
            required
            error={error && !fulfilmentStep.shape.what.safeParse(of.what).success ? t('requests.answer-missing') : undefined}
            value={of.what}
            onChange={(event) => change({ what: event.currentTarget.value })}
          />
          <RecordSelect label={t('requests.step.team')} thing={team} value={of.teamId} onChange={(teamId) => change({ teamId })} />
          <NumberInput
            label={t('requests.step.minutes')}
            min={1}
            value={of.minutes ?? ''}
            onChange={(next) => change({ minutes: next === '' ? null : Number(next) })}
          />
        </div>
      )}
    </EntryList>
  );
}
