/** Asks for an absence, or changes one. Managers may enter it for anybody. */
import { Alert } from '@mantine/core';
import { useState } from 'react';
import { absence, changeAbsence, createAbsence, createAbsenceNote, person } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import { ThingForm, useDeed, useMay, useMe, useWords, type CreateFormProps } from '#platform/web';
import { today } from '../today.ts';
import { NoteInput } from './absence-note.tsx';

const days = ['kind', 'startsOn', 'endsOn', 'startsAtNoon', 'endsAtNoon'];

export default function AbsenceForm({
  onDone,
  record,
  personId,
  startsOn = today(),
}: CreateFormProps & { readonly record?: Row<typeof absence>; readonly personId?: string; readonly startsOn?: string }) {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const isManager = may(managers);
  const whose = personId ?? me.personId;
  const [note, setNote] = useState('');
  const noting = useDeed(createAbsenceNote);
  async function done(answer: Row<typeof absence> | null): Promise<void> {
    if (!record && answer && note.trim() !== '')
      await noting.run({ absenceId: answer.id, personId: answer.personId, text: note.trim() } as never);
    onDone();
  }
  if (!record && !isManager && whose === null) return <Alert color="yellow">{t('people.noPerson')}</Alert>;
  return (
    <ThingForm
      thing={absence}
      deed={(record ? changeAbsence : createAbsence) as typeof changeAbsence}
      record={record}
      initial={record ? undefined : { ...(whose === null ? {} : { personId: whose }), kind: 'vacation', startsOn, endsOn: startsOn }}
      fields={record ? days.slice(1) : isManager && !personId ? ['personId', ...days] : days}
      references={{ personId: person }}
      columns={2}
      submit={record ? undefined : t(isManager ? 'people.enterAbsence' : 'people.requestAbsence')}
      said={t(record ? 'people.absenceChanged' : 'people.absenceCreated')}
      extra={record ? undefined : <NoteInput text={note} onText={setNote} />}
      onDone={(answer) => void done(answer as Row<typeof absence> | null)}
      onCancel={() => onDone()}
    />
  );
}
