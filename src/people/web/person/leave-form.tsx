/** Somebody leaves: the last day, and who takes over what they lead. */
import { Alert, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { deactivatePerson, person, team } from '#people/rules';
import type { Row } from '#platform/kit';
import { RecordSelect, sentenceOf, useAll, useDeed, useWords } from '#platform/web';
import { today } from '../today.ts';

export function LeaveForm({ row, onDone }: { readonly row: Row<typeof person>; readonly onDone: () => void }) {
  const t = useWords();
  const { run, isRunning, problem } = useDeed(deactivatePerson);
  const [endsOn, setEndsOn] = useState(row.endsOn ?? today());
  const [handOverTo, setHandOverTo] = useState<string | null>(null);
  const led = useAll(team, { leadId: row.id });
  const managed = useAll(person, { managerId: row.id });
  const names = [...(led.data ?? []), ...(managed.data ?? [])].map((each) => each.name);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const { answer } = await run({ id: row.id, endsOn, handOverTo }, { isQuiet: true, said: t('people.left', { name: row.name }) });
    if (answer) onDone();
  }
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      {problem ? (
        <Alert color="red" role="alert">
          {sentenceOf(problem)}
        </Alert>
      ) : null}
      <TextInput
        type="date"
        label={t('people.person.endsOn')}
        required
        withAsterisk={false}
        data-autofocus
        value={endsOn}
        onChange={(event) => setEndsOn(event.currentTarget.value)}
      />
      {names.length ? (
        <RecordSelect
          label={t('people.handOverTo')}
          description={t('people.handOverAbout', { names: names.join(', ') })}
          thing={person}
          query={{ isActive: 'true' }}
          value={handOverTo}
          onChange={setHandOverTo}
        />
      ) : null}
      <div className="button-row">
        <Button variant="default" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" color="red" loading={isRunning} disabled={endsOn === '' || (names.length > 0 && handOverTo === null)}>
          {t('people.leaves')}
        </Button>
      </div>
    </form>
  );
}
