/** What is open, by what is due first. */
import { Button, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useState } from 'react';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { openRequests, openRequestStatuses, requestKey, serviceRequest, type RequestStatus } from '#requests/rules';
import {
  EmptyState,
  FilterInput,
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
  RecordSelect,
  useAddress,
  useAll,
  useGo,
  useMe,
  useOne,
  useView,
  useWords,
  VirtualTable,
  useHalfMinute,
} from '#platform/web';
import { DueMark, StatusMark } from '../marks.tsx';

export function Queue() {
  const t = useWords();
  const go = useGo();
  const me = useMe();
  const [{ whose, service: serviceId, status, q }, setAddress] = useAddress({ whose: '', service: '', status: '', q: '' });
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback((text: string) => setAddress({ q: text }, { replace: true }), 200);
  const self = useOne(person, me.personId);
  const people = useAll(person);
  const teams = useAll(team);
  const known = openRequestStatuses.find((each) => each === status);
  const query = {
    ...(whose === 'mine' && me.personId ? { personId: me.personId } : {}),
    ...(whose === 'team' && self.data?.teamId ? { teamId: self.data.teamId } : {}),
    ...(serviceId ? { serviceId } : {}),
    ...(known ? { status: known as RequestStatus } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
  };
  const found = useView(openRequests, query, {
    dependsOn: ['service-request', 'request-entry', 'service', 'calendar', 'calendar-exception'],
  });
  useHalfMinute(found.refetch);
  const isNarrowed = Object.keys(query).length > 0;
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  return (
    <>
      <div className="filter-bar">
        <FilterInput
          value={typed}
          onChange={(text) => {
            setTyped(text);
            search(text);
          }}
        />
        {me.personId ? (
          <Select
            size="xs"
            clearable
            aria-label={t('requests.whose')}
            placeholder={t('requests.whose')}
            data={['mine', 'team'].map((each) => ({ value: each, label: t(`requests.whose.${each}`) }))}
            value={whose || null}
            onChange={(value) => setAddress({ whose: value ?? '' })}
          />
        ) : null}
        <RecordSelect
          size="xs"
          thing={service}
          aria-label={nameOfField(serviceRequest, 'serviceId')}
          placeholder={nameOfField(serviceRequest, 'serviceId')}
          value={serviceId || null}
          onChange={(id) => setAddress({ service: id ?? '' })}
        />
        <Select
          size="xs"
          clearable
          aria-label={nameOfField(serviceRequest, 'status')}
          placeholder={nameOfField(serviceRequest, 'status')}
          data={openRequestStatuses.map((value) => ({ value, label: nameOfValue(serviceRequest, 'status', value) }))}
          value={known ?? null}
          onChange={(value) => setAddress({ status: value ?? '' })}
        />
      </div>
      <Loaded query={found}>
        {({ items, isCut }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconCircleCheck}
              title={t(isNarrowed ? 'requests.noneSuch' : 'requests.noneOpen')}
              action={
                isNarrowed ? (
                  <Button
                    variant="default"
                    onClick={() => {
                      setTyped('');
                      setAddress({ whose: '', service: '', status: '', q: '' });
                    }}
                  >
                    {t('requests.showAll')}
                  </Button>
                ) : (
                  <Button onClick={() => go('/requests/ask')}>{t('requests.ask')}</Button>
                )
              }
            >
              {isNarrowed ? null : t('requests.noneOpenAbout')}
            </EmptyState>
          ) : (
            <>
              <VirtualTable
                label={t('requests.tab.open')}
                rows={items}
                onOpen={(row) => go(`/requests/${row.id}`)}
                columns={[
                  { id: 'number', title: t('requests.number'), width: '92px', isWideOnly: true, render: (row) => requestKey(row) },
                  {
                    id: 'title',
                    title: nameOfField(serviceRequest, 'title'),
                    width: 'minmax(150px, 4fr)',
                    render: (row) => <GoLink to={`/requests/${row.id}`}>{row.title}</GoLink>,
                  },
                  {
                    id: 'due',
                    title: t('requests.due'),
                    width: '152px',
                    render: (row) => (row.clock ? <DueMark clock={row.clock} /> : t('requests.notYet')),
                  },
                  { id: 'for', title: nameOfField(serviceRequest, 'forId'), isWideOnly: true, render: (row) => row.forName ?? '' },
                  {
                    id: 'status',
                    title: nameOfField(serviceRequest, 'status'),
                    width: 'minmax(170px, 2fr)',
                    isWideOnly: true,
                    render: (row) => <StatusMark status={row.status} waitReason={row.waitReason} />,
                  },
                  {
                    id: 'steps',
                    title: t('requests.steps'),
                    width: '76px',
                    isWideOnly: true,
                    render: (row) => (row.stepsCount > 0 ? t('requests.stepsShort', { done: row.stepsDone, count: row.stepsCount }) : ''),
                  },
                  {
                    id: 'person',
                    title: nameOfField(serviceRequest, 'personId'),
                    isWideOnly: true,
                    render: (row) => nameIn(people.data, row.personId) || nameIn(teams.data, row.teamId),
                  },
                ]}
              />
              {isCut ? <p className="no-lines">{t('requests.cut', { count: items.length })}</p> : null}
            </>
          )
        }
      </Loaded>
    </>
  );
}
