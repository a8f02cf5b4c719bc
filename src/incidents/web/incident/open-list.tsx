/** What is open: major incidents first, then those of priority 1, then by what is due next. */
import { Button, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useState } from 'react';
import { incident, incidentKey, openIncidents } from '#incidents/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
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
import { DueMark, MajorMark, PriorityMark, StatusMark } from './marks.tsx';
import { inOrder } from './open-order.ts';

const dependsOn = ['incident', 'target', 'service', 'calendar', 'calendar-exception'];

export function OpenList({ onReport }: { readonly onReport: () => void }) {
  const t = useWords();
  const go = useGo();
  const me = useMe();
  const [{ whose, service: serviceId, priority, q, sort }, setAddress] = useAddress({
    whose: '',
    service: '',
    priority: 0,
    q: '',
    sort: '',
  });
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback((text: string) => setAddress({ q: text }, { replace: true }), 200);
  const self = useOne(person, me.personId);
  const people = useAll(person);
  const teams = useAll(team);
  const services = useAll(service);
  const query = {
    ...(whose === 'mine' && me.personId ? { personId: me.personId } : {}),
    ...(whose === 'team' && self.data?.teamId ? { teamId: self.data.teamId } : {}),
    ...(serviceId ? { serviceId } : {}),
    ...(priority ? { priority } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
  };
  const found = useView(openIncidents, query, { dependsOn });
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
            aria-label={t('incidents.whose')}
            placeholder={t('incidents.whose')}
            data={['mine', 'team'].map((each) => ({ value: each, label: t(`incidents.whose.${each}`) }))}
            value={whose || null}
            onChange={(value) => setAddress({ whose: value ?? '' })}
          />
        ) : null}
        <RecordSelect
          size="xs"
          thing={service}
          aria-label={nameOfField(incident, 'serviceId')}
          placeholder={nameOfField(incident, 'serviceId')}
          value={serviceId || null}
          onChange={(id) => setAddress({ service: id ?? '' })}
        />
        <Select
          size="xs"
          clearable
          aria-label={nameOfField(incident, 'priority')}
          placeholder={nameOfField(incident, 'priority')}
          data={[1, 2, 3, 4, 5].map((each) => ({ value: String(each), label: nameOfValue(incident, 'priority', String(each)) }))}
          value={priority ? String(priority) : null}
          onChange={(value) => setAddress({ priority: Number(value ?? 0) })}
        />
      </div>
      <Loaded query={found}>
        {({ items, isCut }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconCircleCheck}
              title={t(isNarrowed ? 'incidents.noneSuch' : 'incidents.noneOpen')}
              action={
                isNarrowed ? (
                  <Button
                    variant="default"
                    onClick={() => {
                      setTyped('');
                      setAddress({ whose: '', service: '', priority: 0, q: '' });
                    }}
                  >
                    {t('incidents.showAllOpen')}
                  </Button>
                ) : (
                  <Button onClick={onReport}>{t('incidents.report')}</Button>
                )
              }
            >
              {isNarrowed ? null : t('incidents.noneAbout')}
            </EmptyState>
          ) : (
            <>
              <VirtualTable
                label={t('incidents.openIncidents')}
                rows={inOrder(items, sort)}
                sort={sort}
                onSort={(next) => setAddress({ sort: next })}
                onOpen={(row) => go(`/incidents/${row.id}`)}
                columns={[
                  {
                    id: 'priority',
                    isSortable: true,
                    title: t('incidents.prio'),
                    width: '56px',
                    render: (row) => <PriorityMark priority={row.priority} />,
                  },
                  {
                    id: 'number',
                    isSortable: true,
                    title: t('incidents.number'),
                    width: '92px',
                    isWideOnly: true,
                    render: (row) => incidentKey(row),
                  },
                  {
                    id: 'title',
                    isSortable: true,
                    title: nameOfField(incident, 'title'),
                    width: 'minmax(150px, 4fr)',
                    render: (row) => (
                      <span className="titled">
                        <GoLink to={`/incidents/${row.id}`}>{row.title}</GoLink>
                        {row.isMajor ? <MajorMark /> : null}
                      </span>
                    ),
                  },
                  {
                    id: 'due',
                    isSortable: true,
                    title: t('incidents.dueNext'),
                    width: '152px',
                    render: (row) => (row.next ? <DueMark clock={row.next} /> : ''),
                  },
                  {
                    id: 'status',
                    isSortable: true,
                    title: nameOfField(incident, 'status'),
                    width: 'minmax(150px, 1.6fr)',
                    isWideOnly: true,
                    render: (row) => <StatusMark status={row.status} holdReason={row.holdReason} />,
                  },
                  {
                    id: 'service',
                    title: nameOfField(incident, 'serviceId'),
                    isWideOnly: true,
                    render: (row) => nameIn(services.data, row.serviceId),
                  },
                  {
                    id: 'person',
                    title: nameOfField(incident, 'personId'),
                    isWideOnly: true,
                    render: (row) => nameIn(people.data, row.personId) || nameIn(teams.data, row.teamId),
                  },
                ]}
              />
              {isCut ? <p className="no-lines">{t('incidents.cut', { count: items.length })}</p> : null}
            </>
          )
        }
      </Loaded>
    </>
  );
}
