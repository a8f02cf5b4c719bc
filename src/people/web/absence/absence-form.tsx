/** Asks for an absence, or changes one. Managers may enter it for anybody. */
import { Alert } from '@mantine/core';
import { useState } from 'react';
import { absence, changeAbsence, createAbsence, createAbsenceNote, person } from '#people/rules';
import { managers } from '#platform/kit';
import { ThingForm, useAll, useDeed, useFormat, useMay, useMe, useWords, type CreateFormProps } from '#platform/web';
import { today } from '../today.ts';
import { NoteInput } from './absence-note.tsx';
import { daysOf, kindOf, type AbsenceRow } from './absence-words.ts';

const days = ['kind', 'startsOn', 'endsOn', 'startsAtNoon', 'endsAtNoon'];

export default function AbsenceForm({
  onDone,
  record,
  personId,
  startsOn = today(),
}: CreateFormProps & { readonly record?: AbsenceRow; readonly personId?: string; readonly startsOn?: string }) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const me = useMe();
  const isManager = may(managers);
  const whose = personId ?? me.personId;
  const people = useAll(person, { isActive: 'true', sort: 'name' });
  const [note, setNote] = useState('');
  const noting = useDeed(createAbsenceNote);
  /** "Ruth Adebayo, Vacation, 8 Dec 2026 – 11 Dec 2026". */
  const told = (values: Partial<AbsenceRow>): string => {
    const whole = { ...record, ...values } as AbsenceRow;
    return [people.data?.find((each) => each.id === whole.personId)?.name, kindOf(whole), daysOf(whole, t, format)]
      .filter(Boolean)
      .join(', ');
  };
  async function done(answer: AbsenceRow | null): Promise<void> {
    if (!record && answer && note.trim() !== '')
      await noting.run({ absenceId: answer.id, personId: answer.personId, text: note.trim() } as never);
    // Where it can be seen.
    onDone(record || !answer ? undefined : `/absences?from=${answer.startsOn}`);
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
      said={(values) => t(record ? 'people.absenceChanged' : 'people.absenceCreated', { what: told(values as Partial<AbsenceRow>) })}
      extra={record ? undefined : <NoteInput text={note} onText={setNote} />}
      onDone={(answer) => void done(answer as AbsenceRow | null)}
      onCancel={() => onDone()}
    />
  );
}
