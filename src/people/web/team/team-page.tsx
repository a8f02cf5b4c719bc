/** One team: its lead, its people, and who is away soon. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { absence, jobRole, person, removeTeam, site, team } from '#people/rules';
import { managers, staff, type Row } from '#platform/kit';
import {
  ConfirmButton,
  GoLink,
  Loaded,
  PageFrame,
  Section,
  useAll,
  useDeed,
  useFormat,
  useGo,
  useMay,
  useOne,
  usePathParams,
  useWords,
  FormDialogue,
} from '#platform/web';
import { daysOf, kindOf } from '../absence/absence-words.ts';
import { today } from '../today.ts';
import TeamForm from './team-form.tsx';

export default function TeamPage() {
  const { teamId } = usePathParams();
  const found = useOne(team, teamId);
  return <Loaded query={found}>{(row) => <OneTeam row={row} />}</Loaded>;
}

function OneTeam({ row }: { readonly row: Row<typeof team> }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const { run } = useDeed(removeTeam);
  const people = useAll(person, { teamId: row.id, isActive: 'true', sort: 'name' }, { enabled: may(staff) });
  const below = useAll(team, { parentId: row.id, sort: 'name' });
  const roles = useAll(jobRole);
  const lead = useOne(person, row.leadId);
  const at = useOne(site, row.siteId);
  const now = today();
  const away = useAll(absence, { 'endsOn.from': now, 'startsOn.before': inDays(now, 28), sort: 'startsOn' }, { enabled: may(staff) });
  const names = new Map((people.data ?? []).map((each) => [each.id, each.name]));
  const soon = (away.data ?? []).filter((each) => names.has(each.personId));
  return (
    <PageFrame
      title={row.name}
      about={
        <>
          {lead.data ? (
            <>
              {t('people.ledBy')} <GoLink to={`/people/${lead.data.id}`}>{lead.data.name}</GoLink>
            </>
          ) : null}
          {at.data ? ` · ${at.data.name}` : ''}
        </>
      }
      actions={
        may(managers) ? (
          <>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('people.edit')}
            </Button>
            <ConfirmButton
              question={t('people.removeTeamQuestion', { name: row.name })}
              confirm={t('people.remove')}
              onConfirm={async () => {
                const { problem } = await run({ id: row.id } as never, { version: row.version, said: t('people.teamRemoved') });
                if (!problem) go('/teams');
              }}
            >
              {t('people.remove')}
            </ConfirmButton>
          </>
        ) : null
      }
    >
      <div className="record-columns">
        <Section title={t('people.people')}>
          <ul className="lines">
            {(people.data ?? []).map((each) => (
              <li key={each.id}>
                <GoLink to={`/people/${each.id}`}>{each.name}</GoLink>
                <small>{roles.data?.find((role) => role.id === each.jobRoleId)?.name ?? ''}</small>
              </li>
            ))}
          </ul>
          {people.data?.length === 0 ? <p className="no-lines">{t('people.nobodyHere')}</p> : null}
        </Section>
        <div>
          <Section title={t('people.awaySoon')}>
            <ul className="lines">
              {soon.map((each) => (
                <li key={each.id}>
                  <span>{names.get(each.personId)}</span>
                  <small>
                    {kindOf(each)} · {daysOf(each, t, format)}
                  </small>
                </li>
              ))}
            </ul>
            {soon.length === 0 ? <p className="no-lines">{t('people.nobodyAway')}</p> : null}
          </Section>
          {below.data?.length ? (
            <Section title={t('people.teamsBelow')}>
              <ul className="lines">
                {below.data.map((each) => (
                  <li key={each.id}>
                    <GoLink to={`/teams/${each.id}`}>{each.name}</GoLink>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </div>
      </div>
      {isEditing ? (
        <FormDialogue title={t('people.edit')} onClose={() => setEditing(false)}>
          <TeamForm record={row} onDone={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

const inDays = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
