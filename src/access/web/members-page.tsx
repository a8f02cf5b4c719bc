/** Who has a place in the organisation, with which role, and who is invited. */
import { Badge, Button, Select } from '@mantine/core';
import IconUserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs';
import { useState } from 'react';
import { changeRole, deactivateMembership, invitation, membership, reactivateMembership, removeInvitation } from '#access/rules';
import { organisationRoles, type OrganisationRole, type Row } from '#platform/kit';
import {
  ConfirmButton,
  nameOfValue,
  PageFrame,
  Section,
  ThingTable,
  useDeed,
  useFormat,
  useList,
  useMe,
  useWords,
  VirtualTable,
  FormDialogue,
} from '#platform/web';
import InviteForm from './invite-form.tsx';
import { removeColumn } from './remove-column.tsx';

export default function MembersPage() {
  const t = useWords();
  const [isInviting, setInviting] = useState(false);
  return (
    <PageFrame
      title={t('access.members')}
      about={t('access.membersAbout')}
      actions={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
          {t('access.invite')}
        </Button>
      }
    >
      <ThingTable
        thing={membership}
        label={t('access.members')}
        sort="name"
        filters={['role']}
        columns={[
          { field: 'name', width: 'minmax(160px, 2fr)' },
          { field: 'email', width: 'minmax(180px, 2fr)', isWideOnly: true },
          { field: 'role', width: '190px', render: (row) => <RoleSelect member={row} /> },
          {
            field: 'isActive',
            title: t('access.standing'),
            width: '150px',
            isWideOnly: true,
            isSortable: false,
            render: (row) => <Standing member={row} />,
          },
        ]}
      />
      <Invitations />
      {isInviting ? (
        <FormDialogue title={t('access.invite')} onClose={() => setInviting(false)}>
          <InviteForm onDone={() => setInviting(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

function RoleSelect({ member }: { readonly member: Row<typeof membership> }) {
  const t = useWords();
  const me = useMe();
  const { run } = useDeed(changeRole);
  const may = me.role === 'owner' || member.role !== 'owner';
  return (
    <Select
      size="xs"
      aria-label={t('access.roleOf', { name: member.name })}
      allowDeselect={false}
      disabled={!may}
      value={member.role}
      data={organisationRoles.map((role) => ({
        value: role,
        label: nameOfValue(membership, 'role', role),
        disabled: role === 'owner' && me.role !== 'owner',
      }))}
      onChange={(role) =>
        role &&
        role !== member.role &&
        void run({ id: member.id, role: role as OrganisationRole }, { said: t('access.roleChanged', { name: member.name }) })
      }
    />
  );
}

function Standing({ member }: { readonly member: Row<typeof membership> }) {
  const t = useWords();
  const me = useMe();
  const shutOut = useDeed(deactivateMembership);
  const letIn = useDeed(reactivateMembership);
  if (member.id === me.membershipId) return <Badge color="gray">{t('access.you')}</Badge>;
  if (member.isActive) {
    return (
      <ConfirmButton
        size="compact-sm"
        question={t('access.shutOutQuestion', { name: member.name })}
        confirm={t('access.shutOut')}
        onConfirm={() => shutOut.run({ id: member.id }, { said: t('access.shutOutDone', { name: member.name }) })}
      >
        {t('access.shutOut')}
      </ConfirmButton>
    );
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => void letIn.run({ id: member.id }, { said: t('access.letInDone', { name: member.name }) })}
    >
      {t('access.letIn')}
    </Button>
  );
}

function Invitations() {
  const t = useWords();
  const format = useFormat();
  const { rows } = useList(invitation, { sort: '-createdAt' });
  const { run } = useDeed(removeInvitation);
  const open = rows.filter((each) => each.acceptedAt === null);
  if (open.length === 0) return null;
  return (
    <Section title={t('access.invitations')} about={t('access.invitationsAbout')}>
      <VirtualTable
        label={t('access.invitations')}
        rows={open}
        rowHeight={44}
        columns={[
          { id: 'email', title: t('field.email'), render: (row) => row.email, width: 'minmax(180px, 2fr)' },
          {
            id: 'role',
            title: t('access.membership.role'),
            render: (row) => nameOfValue(membership, 'role', row.role),
            width: '150px',
            isWideOnly: true,
          },
          { id: 'expiresAt', title: t('access.expires'), render: (row) => format.ago(row.expiresAt), width: '150px', isWideOnly: true },
          removeColumn<Row<typeof invitation>>({
            label: t('access.withdraw'),
            question: (row) => t('access.withdrawQuestion', { email: row.email }),
            onConfirm: (row) => run({ id: row.id } as never, { version: row.version }),
          }),
        ]}
      />
    </Section>
  );
}
