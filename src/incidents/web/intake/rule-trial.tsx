/** A past day under other rules, before they are set: how many incidents more or fewer, and which alerts. */
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { alertReplay, alertSource, mostReplayed, type AlertSource } from '#incidents/rules';
import { nameOfField, Section, useFormat, useView, useWords } from '#platform/web';
import styles from './intake.module.css';

interface Trial {
  readonly day: string;
  readonly leastSeverity: number;
  readonly afterCount: number;
  readonly afterMinutes: number;
}

const today = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

export function RuleTrial({ source }: { readonly source: AlertSource }) {
  const t = useWords();
  const { leastSeverity, afterCount, afterMinutes } = source;
  const [trial, setTrial] = useState<Trial>({ day: today(), leastSeverity, afterCount, afterMinutes });
  const [asked, setAsked] = useState<Trial | null>(null);
  const change = (fields: Partial<Trial>) => setTrial((before) => ({ ...before, ...fields }));
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(trial);
  }
  return (
    <Section title={t('incidents.trial')} about={t('incidents.trialAbout')}>
      <form className="form-grid" onSubmit={submit}>
        <TextInput
          type="date"
          label={t('incidents.trialDay')}
          max={today()}
          value={trial.day}
          onChange={(event) => change({ day: event.currentTarget.value })}
        />
        <Select
          label={nameOfField(alertSource, 'leastSeverity')}
          allowDeselect={false}
          data={[0, 1, 2, 3, 4].map((each) => ({ value: String(each), label: t(`incidents.severityFrom.${each}`) }))}
          value={String(trial.leastSeverity)}
          onChange={(value) => change({ leastSeverity: Number(value) })}
        />
        <NumberInput
          label={nameOfField(alertSource, 'afterCount')}
          min={1}
          max={1000}
          value={trial.afterCount}
          onChange={(value) => change({ afterCount: Number(value) || 1 })}
        />
        <NumberInput
          label={nameOfField(alertSource, 'afterMinutes')}
          min={0}
          max={1440}
          value={trial.afterMinutes}
          onChange={(value) => change({ afterMinutes: Number(value) || 0 })}
        />
        <div className="button-row">
          <Button type="submit" variant="default" disabled={!trial.day}>
            {t('incidents.tryRules')}
          </Button>
        </div>
      </form>
      {asked ? <Outcome sourceId={source.id} trial={asked} /> : null}
    </Section>
  );
}

function Outcome({ sourceId, trial: { day, ...rules } }: { readonly sourceId: string; readonly trial: Trial }) {
  const t = useWords();
  const format = useFormat();
  const from = new Date(`${day}T00:00`);
  const until = new Date(from);
  until.setDate(until.getDate() + 1);
  const { data } = useView(alertReplay, { id: sourceId, from: from.toISOString(), until: until.toISOString(), ...rules });
  if (!data) return null;
  return (
    <div role="status">
      <p className="no-lines">
        {data.messages === 0
          ? t('incidents.trialNothing')
          : t('incidents.trialOutcome', { alerts: data.alerts, present: data.present, changed: data.changed })}{' '}
        {data.isCut ? t('incidents.trialCut', { count: mostReplayed }) : null}
      </p>
      <ol className={styles['decisions']}>
        {data.differences.map((each) => (
          <li key={`${each.startedAt} ${each.key}`}>
            <time dateTime={each.startedAt}>{format.instant(each.startedAt)}</time>
            <div>
              <div>{each.title}</div>
              <div className={styles['soft']}>
                {t('incidents.trialBefore')} {each.present ? t(`incidents.rule.${each.present}`) : ''}
              </div>
              <div className={styles['soft']}>
                {t('incidents.trialAfter')} {each.changed ? t(`incidents.rule.${each.changed}`) : ''}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
