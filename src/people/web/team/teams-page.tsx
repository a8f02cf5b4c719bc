/** The teams, each under the one it stands under. */
import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { useState } from 'react';
import { person, site, team } from '#people/rules';
import { managers, staff, type Row } from '#platform/kit';
import {
  EmptyState,
  GoLink,
  Loaded,
  PageFrame,
  useAll,
  useFormat,
  useGo,
  useMay,
  useWords,
  VirtualTable,
  FormDialogue,
} from '#platform/web';
import TeamForm from './team-form.tsx';

export default function TeamsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const [isCreating, setCreating] = useState(false);
  const teams = useAll(team, { sort: 'name' });
  const people = useAll(person, { isActive: 'true' }, { enabled: may(staff) });
  const sites = useAll(site);
  const nameOf = (id: string | null) => people.data?.find((each) => each.id === id)?.name ?? '';
  return (
    <PageFrame
      title={t('people.teams')}
      actions={
        may(managers) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            {t('people.newTeam')}
          </Button>
        ) : null
      }
    >
      <Loaded query={teams}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconUsers} title={t('people.noTeams')} />
          ) : (
            <VirtualTable
              label={t('people.teams')}
              rows={inOutline(rows)}
              onOpen={(row) => go(`/teams/${row.id}`)}
              columns={[
                {
                  id: 'name',
                  title: t('field.name'),
                  width: 'minmax(180px, 2fr)',
                  render: (row) => (
                    <span style={{ paddingInlineStart: row.depth * 20 }}>
                      <GoLink to={`/teams/${row.id}`}>{row.name}</GoLink>
                    </span>
                  ),
                },
                { id: 'lead', title: t('people.team.leadId'), render: (row) => nameOf(row.leadId) },
                {
                  id: 'site',
                  title: t('people.team.siteId'),
                  isWideOnly: true,
                  render: (row) => sites.data?.find((each) => each.id === row.siteId)?.name ?? '',
                },
                {
                  id: 'people',
                  title: t('people.people'),
                  isNumber: true,
                  width: '96px',
                  render: (row) => format.number(people.data?.filter((each) => each.teamId === row.id).length ?? 0),
                },
              ]}
            />
          )
        }
      </Loaded>
      {isCreating ? (
        <FormDialogue title={t('people.newTeam')} onClose={() => setCreating(false)}>
          <TeamForm
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

type TeamRow = Row<typeof team> & { readonly depth: number };

function inOutline(rows: readonly Row<typeof team>[], parentId: string | null = null, depth = 0): readonly TeamRow[] {
  const known = new Set(rows.map((each) => each.id));
  return rows
    .filter((each) => (parentId === null ? each.parentId === null || !known.has(each.parentId) : each.parentId === parentId))
    .flatMap((each) => [{ ...each, depth }, ...inOutline(rows, each.id, depth + 1)]);
}
