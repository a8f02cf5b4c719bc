/** What an hour of a person, or of everybody in a job role, costs from day to day; for managers only. */
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { createRate, rate } from '#people/rules';
import {
  helpOfField,
  nameOfField,
  Section,
  ThingForm,
  useAll,
  useFormat,
  useWords,
  type FieldInputProps,
  FormDialogue,
} from '#platform/web';
import { today } from '../today.ts';

export function Rates({ of }: { readonly of: { readonly personId: string } | { readonly jobRoleId: string } }) {
  const t = useWords();
  const format = useFormat();
  const [isAdding, setAdding] = useState(false);
  const rates = useAll(rate, { ...of, sort: '-startsOn' });
  return (
    <Section
      title={t('people.rates')}
      actions={
        <Button size="xs" variant="default" onClick={() => setAdding(true)}>
          {t('people.newRate')}
        </Button>
      }
    >
      <ul className="lines">
        {(rates.data ?? []).map((each) => (
          <li key={each.id}>
            <span>{t('people.rateFrom', { day: format.day(each.startsOn) })}</span>
            <span>{format.number(each.hourlyMinor / 100, { style: 'currency', currency: each.currency })}</span>
          </li>
        ))}
      </ul>
      {rates.data?.length === 0 ? <p className="no-lines">{t('personId' in of ? 'people.rateOfRole' : 'people.noRates')}</p> : null}
      {isAdding ? (
        <FormDialogue title={t('people.newRate')} onClose={() => setAdding(false)}>
          <ThingForm
            thing={rate}
            deed={createRate}
            initial={{ personId: null, jobRoleId: null, ...of, currency: 'EUR', startsOn: today() }}
            fields={['hourlyMinor', 'currency', 'startsOn']}
            inputs={{ hourlyMinor: MoneyInput }}
            said={t('people.rateAdded')}
            onDone={() => setAdding(false)}
            onCancel={() => setAdding(false)}
          />
        </FormDialogue>
      ) : null}
    </Section>
  );
}

/** In the currency; kept in its hundredths. */
function MoneyInput({ thing, field, value, onChange, error, isRequired }: FieldInputProps) {
  return (
    <NumberInput
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name) || undefined}
      name={field.name}
      required={isRequired}
      error={error}
      min={0}
      decimalScale={2}
      data-autofocus
      value={typeof value === 'number' ? value / 100 : ''}
      onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 100))}
    />
  );
}
