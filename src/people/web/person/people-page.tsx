/** Everybody whose time is planned. */
import { Button, Select, Switch } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import { useState } from 'react';
import { jobRole, person, site, team } from '#people/rules';
import { managers } from '#platform/kit';
import {
  EmptyState,
  GoLink,
  PageFrame,
  ThingTable,
  useAddress,
  useAll,
  useFormat,
  useGo,
  useMay,
  useWords,
  FormDialogue,
} from '#platform/web';
import { ExportMenu } from '../exchange/export-menu.tsx';
import PersonForm from './person-form.tsx';

export default function PeoplePage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const [isCreating, setCreating] = useState(false);
  const [{ team: teamId, left }, setAddress] = useAddress({ team: '', left: false });
  const teams = useAll(team, { sort: 'name' });
  const sites = useAll(site);
  const roles = useAll(jobRole);
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  return (
    <PageFrame
      title={t('people.people')}
      about={t('people.peopleAbout')}
      actions={
        may(managers) ? (
          <>
            <ExportMenu />
            <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => go('/people/import')}>
              {t('people.importShort')}
            </Button>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              {t('people.newPerson')}
            </Button>
          </>
        ) : null
      }
    >
      <ThingTable
        thing={person}
        label={t('people.people')}
        sort="name"
        filters={['kind']}
        query={{ isActive: left ? 'true,false' : 'true', ...(teamId ? { teamId } : {}) }}
        onOpen={(row) => go(`/people/${row.id}`)}
        actions={
          <>
            <Select
              size="xs"
              clearable
              searchable
              aria-label={t('people.person.teamId')}
              placeholder={t('people.person.teamId')}
              data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={teamId || null}
              onChange={(value) => setAddress({ team: value ?? '' })}
            />
            <Switch label={t('people.showLeft')} checked={left} onChange={(event) => setAddress({ left: event.currentTarget.checked })} />
          </>
        }
        empty={
          <EmptyState icon={IconUser} title={t('people.nobody')}>
            {t('people.nobodyAbout')}
          </EmptyState>
        }
        columns={[
          {
            field: 'name',
            width: 'minmax(170px, 2fr)',
            render: (row) => <GoLink to={`/people/${row.id}`}>{row.name}</GoLink>,
          },
          { field: 'jobRoleId', isSortable: false, isWideOnly: true, render: (row) => nameIn(roles.data, row.jobRoleId) },
          { field: 'teamId', isSortable: false, width: 'minmax(120px, 1fr)', render: (row) => nameIn(teams.data, row.teamId) },
          { field: 'siteId', isSortable: false, isWideOnly: true, width: '120px', render: (row) => nameIn(sites.data, row.siteId) },
          { field: 'kind', isWideOnly: true, isSortable: false, width: '110px' },
          {
            field: 'capacityPerMille',
            isNumber: true,
            isWideOnly: true,
            width: '156px',
            render: (row) => format.share(row.capacityPerMille),
          },
        ]}
      />
      {isCreating ? (
        <FormDialogue isWide title={t('people.newPerson')} onClose={() => setCreating(false)}>
          <PersonForm
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
