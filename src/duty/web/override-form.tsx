/** Somebody is put in for a while, or an override is changed or taken out. */
import { Alert } from '@mantine/core';
import { useMemo } from 'react';
import { changeDutyOverride, createDutyOverride, dutyOverride, removeDutyOverride, rota } from '#duty/rules';
import { person } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import { type CreateFormProps, RemoveButton, ThingForm, useAll, useMay, useMe, useWords } from '#platform/web';
import { momentFieldIn } from './inputs.tsx';

const fields = ['personId', 'level', 'startsAt', 'endsAt', 'reason'];

export default function OverrideForm({
  onDone,
  of,
  record,
  initial,
}: CreateFormProps & {
  readonly of: Row<typeof rota>;
  readonly record?: Row<typeof dutyOverride>;
  readonly initial?: { readonly startsAt: string; readonly endsAt: string; readonly level?: number };
}) {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const people = useAll(person, { isActive: 'true' });
  const MomentField = useMemo(() => momentFieldIn(of.zone), [of.zone]);
  const isManager = may(managers);
  if (!record && !isManager && me.personId === null) return <Alert color="yellow">{t('duty.noPerson')}</Alert>;
  const isOwn = record ? may(changeDutyOverride.may, { ownerId: record.personId }) : true;
  if (!isOwn) return <p>{t('duty.notYours')}</p>;
  return (
    <ThingForm
      thing={dutyOverride}
      deed={(record ? changeDutyOverride : createDutyOverride) as typeof changeDutyOverride}
      record={record}
      initial={record ? undefined : { rotaId: of.id, ...initial, ...(isManager ? {} : { personId: me.personId }) }}
      // People put themselves in; managers anybody.
      fields={record || !isManager ? fields.slice(1) : fields}
      references={{ personId: person }}
      inputs={{ startsAt: MomentField, endsAt: MomentField }}
      wide={['reason']}
      columns={2}
      submit={record ? undefined : t('duty.newOverride')}
      extra={
        record ? (
          <RemoveButton
            deed={removeDutyOverride}
            record={record}
            question={t('duty.overrideQuestion')}
            said={t('duty.overrideRemoved')}
            onDone={() => onDone()}
          />
        ) : undefined
      }
      said={(values) =>
        record
          ? t('duty.overrideChanged')
          : t('duty.overrideAdded', { name: people.data?.find((each) => each.id === values['personId'])?.name ?? '' })
      }
      onDone={() => onDone()}
      onCancel={() => onDone()}
    />
  );
}
