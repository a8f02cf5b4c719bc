/** Other people take turns from a day on; shifts before it stay as they were. */
import { Alert, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { dateOf, dayOf } from '#calendar/rules';
import { renewRotaLayer, rotaLayer } from '#duty/rules';
import type { Row } from '#platform/kit';
import { nameOfField, sentenceOf, useDeed, useWords } from '#platform/web';
import { TurnsField } from '../inputs.tsx';

export interface RenewFormProps {
  readonly record: Row<typeof rotaLayer>;
  readonly today: string;
  readonly onDone: () => void;
}

export function RenewForm({ record, today, onDone }: RenewFormProps) {
  const t = useWords();
  const renew = useDeed(renewRotaLayer);
  const [startsOn, setStartsOn] = useState(() => nextHandover(record, today));
  const [personIds, setPersonIds] = useState<readonly string[]>(record.personIds);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const { problem } = await renew.run(
      { id: record.id, startsOn, personIds: [...personIds] },
      { isQuiet: true, version: record.version, said: t('duty.layerRenewed') },
    );
    if (!problem) onDone();
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="form-stack">
        {renew.problem ? (
          <Alert color="red" role="alert">
            {sentenceOf(renew.problem)}
          </Alert>
        ) : null}
        <p>{t('duty.renewAbout')}</p>
        <TextInput
          type="date"
          required
          data-autofocus
          label={nameOfField(rotaLayer, 'startsOn')}
          value={startsOn}
          onChange={(event) => setStartsOn(event.currentTarget.value)}
        />
        <TurnsField
          thing={rotaLayer}
          field={rotaLayer.fieldOf.get('personIds')!}
          value={personIds}
          onChange={(value) => setPersonIds(value as readonly string[])}
        />
      </div>
      <div className="button-row form-end">
        <Button variant="default" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={renew.isRunning} disabled={startsOn === '' || personIds.length === 0}>
          {t('duty.renewShort')}
        </Button>
      </div>
    </form>
  );
}

/** The first day after today on which the layer hands over, where its shifts are of days or weeks. */
function nextHandover({ startsOn, shiftUnit, shiftLength }: Row<typeof rotaLayer>, today: string): string {
  const length = { hours: 1, days: shiftLength, weeks: 7 * shiftLength }[shiftUnit];
  const [first, after] = [dayOf(startsOn), dayOf(today) + 1];
  return dateOf(first + Math.max(1, Math.ceil((after - first) / length)) * length);
}
