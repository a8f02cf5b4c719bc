/** What people are employed as, with what an hour of it costs for those who may see it. */
import { Button } from '@mantine/core';
import IconBriefcase from '@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useMemo, useState } from 'react';
import { changeJobRole, createJobRole, jobRole, person, removeJobRole } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import { EmptyState, PageFrame, ThingForm, ThingTable, useAll, useFormat, useMay, useWords, FormDialogue } from '#platform/web';
import { Rates } from '../person/person-rates.tsx';
import { RemoveRecord } from '../remove-record.tsx';

export default function JobRolesPage() {
  const t = useWords();
  const format = useFormat();
  const isManager = useMay()(managers);
  const [opened, setOpened] = useState<{ readonly record?: Row<typeof jobRole> } | null>(null);
  const people = useAll(person, { isActive: 'true' });
  const counts = useMemo(() => Map.groupBy(people.data ?? [], (each) => each.jobRoleId), [people.data]);
  const close = () => setOpened(null);
  const record = opened?.record;
  return (
    <PageFrame
      title={t('people.jobRoles')}
      about={t('people.jobRolesAbout')}
      actions={
        isManager ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({})}>
            {t('people.newJobRole')}
          </Button>
        ) : null
      }
    >
      <ThingTable
        thing={jobRole}
        label={t('people.jobRoles')}
        sort="name"
        onOpen={isManager ? (row) => setOpened({ record: row }) : undefined}
        empty={<EmptyState icon={IconBriefcase} title={t('people.noJobRoles')} />}
        columns={[
          { field: 'name', width: 'minmax(160px, 2fr)' },
          {
            field: 'people',
            title: t('people.people'),
            isNumber: true,
            isSortable: false,
            width: '96px',
            render: (row) => format.number(counts.get(row.id)?.length ?? 0),
          },
        ]}
      />
      {opened ? (
        <FormDialogue title={record?.name ?? t('people.newJobRole')} onClose={close}>
          <ThingForm
            thing={jobRole}
            deed={(record ? changeJobRole : createJobRole) as typeof changeJobRole}
            record={record}
            fields={['name']}
            said={t(record ? 'people.jobRoleChanged' : 'people.jobRoleCreated')}
            onDone={close}
            onCancel={close}
          />
          {record ? (
            <>
              <Rates of={{ jobRoleId: record.id }} />
              <RemoveRecord
                deed={removeJobRole}
                record={record}
                question={t('people.removeJobRoleQuestion', { name: record.name })}
                said={t('people.jobRoleRemoved')}
                onDone={close}
              />
            </>
          ) : null}
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
