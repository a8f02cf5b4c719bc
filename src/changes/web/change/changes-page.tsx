/** All changes: what is planned, what waits, what came of it. */
import { Badge, Button, SegmentedControl } from '@mantine/core';
import IconCalendarEvent from '@tabler/icons-react/dist/esm/icons/IconCalendarEvent.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconReplace from '@tabler/icons-react/dist/esm/icons/IconReplace.mjs';
import { useState } from 'react';
import { change, changePlanners, nameOfChange } from '#changes/rules';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import {
  EmptyState,
  FormDialogue,
  GoLink,
  nameOfValue,
  PageFrame,
  ThingTable,
  useAddress,
  useAll,
  useGo,
  useMay,
  useWords,
} from '#platform/web';
import { useClock } from '../clock.ts';
import { StatusMark } from '../status-mark.tsx';
import ChangeForm from './change-form.tsx';

const shown = {
  open: 'draft,awaiting-approval,approved,in-progress,rejected',
  waiting: 'awaiting-approval',
  over: 'done,failed,rolled-back,cancelled',
} as const;

export default function ChangesPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const clock = useClock();
  const [isCreating, setCreating] = useState(false);
  const [{ show, q }, setAddress] = useAddress({ show: 'open', q: '' });
  // Whoever names one by its number wants that one, over or not.
  const isNumber = /^chg-\d+$/i.test(q.trim());
  const services = useAll(service);
  const people = useAll(person);
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  return (
    <PageFrame
      title={t('changes.changes')}
      about={t('changes.changesAbout')}
      actions={
        <>
          <Button variant="default" leftSection={<IconCalendarEvent size={16} />} onClick={() => go('/changes/calendar')}>
            {t('changes.calendar')}
          </Button>
          {may(changePlanners) ? (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              {t('changes.newChange')}
            </Button>
          ) : null}
        </>
      }
    >
      <ThingTable
        key={show}
        thing={change}
        label={t('changes.changes')}
        sort={show === 'over' ? '-plannedStart' : 'plannedStart'}
        filters={['kind', 'risk']}
        query={isNumber ? {} : { status: shown[show as keyof typeof shown] ?? shown.open }}
        onOpen={(row) => go(`/changes/${row.id}`)}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('changes.show')}
            data={(['open', 'waiting', 'over'] as const).map((value) => ({ value, label: t(`changes.show.${value}`) }))}
            value={show}
            onChange={(value) => setAddress({ show: value })}
          />
        }
        empty={
          <EmptyState
            icon={IconReplace}
            title={t(show === 'open' ? 'changes.noChanges' : 'changes.noneHere')}
            action={
              may(changePlanners) && show === 'open' ? <Button onClick={() => setCreating(true)}>{t('changes.newChange')}</Button> : null
            }
          >
            {show === 'open' ? t('changes.noChangesAbout') : null}
          </EmptyState>
        }
        columns={[
          { field: 'number', width: '92px', isNumber: false, render: (row) => nameOfChange(row.number) },
          {
            field: 'title',
            width: 'minmax(190px, 3fr)',
            render: (row) => (
              <span className="titled">
                <GoLink to={`/changes/${row.id}`}>{row.title}</GoLink>
                {row.kind === 'emergency' ? (
                  <Badge color="red" variant="light">
                    {nameOfValue(change, 'kind', row.kind)}
                  </Badge>
                ) : null}
              </span>
            ),
          },
          {
            field: 'serviceId',
            isSortable: false,
            isWideOnly: true,
            width: 'minmax(110px, 1fr)',
            render: (row) => nameIn(services.data, row.serviceId),
          },
          {
            field: 'plannedStart',
            width: 'minmax(170px, 1.2fr)',
            render: (row) => (row.plannedStart ? clock.moment(row.plannedStart) : ''),
          },
          { field: 'status', width: '180px', render: (row) => <StatusMark status={row.status} /> },
          { field: 'risk', width: '90px', isWideOnly: true },
          {
            field: 'implementerId',
            isSortable: false,
            isWideOnly: true,
            width: 'minmax(110px, 1fr)',
            render: (row) => nameIn(people.data, row.implementerId),
          },
        ]}
      />
      {isCreating ? (
        <FormDialogue isWide mayClickAway={false} title={t('changes.newChange')} onClose={() => setCreating(false)}>
          <ChangeForm
            onDone={(path) => {
              setCreating(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
