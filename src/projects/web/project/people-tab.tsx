/** Who works on the project and for how long, and who has which role in it. Whoever may see or change it because of their place in the organisation is not listed. */
import { Button, Select } from '@mantine/core';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { useState } from 'react';
import { accessDeeds, membership, scopeRole } from '#access/rules';
import { planners, scopeRoles, type Deed, type ScopeRole } from '#platform/kit';
import { EmptyState, Loaded, RecordSelect, Section, useAll, useDeed, useMay, useWords } from '#platform/web';
import { PlannedPeopleTable } from './planned-people-table.tsx';
import { TabFrame } from './tab-frame.tsx';
import type { TabProps } from './project-page.tsx';
import styles from './tabs.module.css';

const deedNamed = (name: string): Deed => accessDeeds.find((each) => each.name === name) as unknown as Deed;
const give = deedNamed('create-scope-role');
const change = deedNamed('change-scope-role');
const take = deedNamed('remove-scope-role');

export default function PeopleTab({ projectId }: TabProps) {
  const t = useWords();
  const may = useMay();
  const roles = useAll(scopeRole, { scopeId: projectId });
  const members = useAll(membership, { isActive: 'true' });
  const giving = useDeed(give);
  const changing = useDeed(change);
  const taking = useDeed(take);
  const [member, setMember] = useState<string | null>(null);
  const [role, setRole] = useState<ScopeRole>('contributor');
  const mayGive = may(planners, { scopeId: projectId });
  const nameOf = (id: string) => members.data?.find((each) => each.id === id)?.name ?? '…';
  const options = scopeRoles.map((value) => ({ value, label: t(`projects.role.${value}`) }));
  return (
    <TabFrame title={t('projects.tab.people')}>
      <PlannedPeopleTable />
      <Section title={t('projects.rolesHere')} about={t('projects.peopleAbout')}>
        {mayGive ? (
          <div className={styles['line']}>
            <RecordSelect
              label={t('projects.member')}
              thing={membership}
              query={{ isActive: 'true' }}
              value={member}
              onChange={setMember}
            />
            <Select
              label={t('projects.role')}
              allowDeselect={false}
              data={options}
              value={role}
              onChange={(value) => setRole((value ?? 'contributor') as ScopeRole)}
            />
            <Button
              loading={giving.isRunning}
              disabled={member === null || roles.data?.some((each) => each.membershipId === member)}
              onClick={() =>
                void giving
                  .run(
                    { membershipId: member, scopeId: projectId, role },
                    { said: t('projects.roleGiven', { name: nameOf(member ?? '') }) },
                  )
                  .then(({ answer }) => answer && setMember(null))
              }
            >
              {t('projects.giveRole')}
            </Button>
          </div>
        ) : null}
        <Loaded query={roles}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState icon={IconUsers} title={t('projects.noRoles')}>
                {t('projects.noRolesAbout')}
              </EmptyState>
            ) : (
              <ul className={styles['list']}>
                {rows.map((row) => (
                  <li key={row.id}>
                    <strong>{nameOf(row.membershipId)}</strong>
                    <span>{t(`projects.roleAbout.${row.role}`)}</span>
                    {mayGive ? (
                      <span className={styles['acts']}>
                        <Select
                          size="xs"
                          w={150}
                          aria-label={t('projects.roleOf', { name: nameOf(row.membershipId) })}
                          allowDeselect={false}
                          data={options}
                          value={row.role}
                          onChange={(value) =>
                            value &&
                            value !== row.role &&
                            void changing.run(
                              { id: row.id, role: value },
                              { version: row.version, said: t('projects.roleGiven', { name: nameOf(row.membershipId) }) },
                            )
                          }
                        />
                        <Button
                          size="xs"
                          variant="default"
                          onClick={() =>
                            void taking.run(
                              { id: row.id },
                              { version: row.version, said: t('projects.roleTaken', { name: nameOf(row.membershipId) }) },
                            )
                          }
                        >
                          {t('projects.remove')}
                        </Button>
                      </span>
                    ) : (
                      t(`projects.role.${row.role}`)
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </TabFrame>
  );
}
