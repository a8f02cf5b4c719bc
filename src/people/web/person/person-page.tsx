/** One person: who it is, what they can do, when they are there, what they work on. */
import { Badge, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { calendar } from '#calendar/rules';
import { absence, jobRole, person, reactivatePerson, removePerson, site, team } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import {
  ConfirmButton,
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
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
import { AbsenceList } from '../absence/absence-list.tsx';
import AbsenceForm from '../absence/absence-form.tsx';
import { LeaveForm } from './leave-form.tsx';
import { PersonAccount } from './person-account.tsx';
import PersonForm from './person-form.tsx';
import { Rates } from './person-rates.tsx';
import { PersonSkills } from './person-skills.tsx';
import { PersonTasks } from './person-tasks.tsx';

export default function PersonPage() {
  const { personId } = usePathParams();
  const found = useOne(person, personId);
  return <Loaded query={found}>{(row) => <OnePerson row={row} />}</Loaded>;
}

function OnePerson({ row }: { readonly row: Row<typeof person> }) {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const [dialogue, setDialogue] = useState<'edit' | 'leave' | 'absence' | null>(null);
  const back = useDeed(reactivatePerson);
  const remove = useDeed(removePerson);
  const go = useGo();
  const role = useOne(jobRole, row.jobRoleId);
  const of = useOne(team, row.teamId);
  const at = useOne(site, row.siteId);
  const manager = useOne(person, row.managerId);
  const own = useOne(calendar, row.calendarId);
  const absences = useAll(absence, { personId: row.id, sort: '-startsOn' });
  const isManager = may(managers);
  const mayAskFor = may({ ...managers, own: true }, { ownerId: row.id });
  const facts: readonly { readonly field: string; readonly shown: ReactNode }[] = [
    { field: 'email', shown: row.email ? <a href={`mailto:${row.email}`}>{row.email}</a> : null },
    { field: 'teamId', shown: of.data ? <GoLink to={`/teams/${of.data.id}`}>{of.data.name}</GoLink> : null },
    { field: 'managerId', shown: manager.data ? <GoLink to={`/people/${manager.data.id}`}>{manager.data.name}</GoLink> : null },
    { field: 'siteId', shown: at.data ? `${at.data.name} (${at.data.zone})` : null },
    {
      field: 'calendarId',
      shown: own.data ? <GoLink to={`/calendars/${own.data.id}`}>{own.data.name}</GoLink> : t('people.calendarOfSite'),
    },
    { field: 'capacityPerMille', shown: format.share(row.capacityPerMille) },
    { field: 'startsOn', shown: format.day(row.startsOn) },
    { field: 'endsOn', shown: format.day(row.endsOn) },
    { field: 'notes', shown: row.notes },
  ];
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.name}
          {row.kind === 'staff' ? null : <Badge>{nameOfValue(person, 'kind', row.kind)}</Badge>}
          {row.isActive ? null : <Badge color="gray">{t('people.hasLeft')}</Badge>}
        </span>
      }
      about={role.data?.name}
      actions={
        isManager ? (
          <>
            <Button variant="default" onClick={() => setDialogue('edit')}>
              {t('people.edit')}
            </Button>
            {row.isActive ? (
              <Button variant="default" onClick={() => setDialogue('leave')}>
                {t('people.leaves')}
              </Button>
            ) : (
              <Button variant="default" onClick={() => void back.run({ id: row.id }, { said: t('people.isBack', { name: row.name }) })}>
                {t('people.comesBack')}
              </Button>
            )}
            <ConfirmButton
              question={t('people.removePersonQuestion', { name: row.name })}
              confirm={t('people.remove')}
              onConfirm={async () => {
                const { problem } = await remove.run({ id: row.id } as never, {
                  version: row.version,
                  said: t('people.personRemoved', { name: row.name }),
                });
                if (!problem) go('/people');
              }}
            >
              {t('people.remove')}
            </ConfirmButton>
          </>
        ) : null
      }
    >
      <div className="record-columns">
        <div>
          <dl className="facts">
            {facts.map(({ field, shown }) =>
              shown ? (
                <div key={field}>
                  <dt>{nameOfField(person, field)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null,
            )}
            <div>
              <dt>{t('people.account')}</dt>
              <dd>
                <PersonAccount personId={row.id} name={row.name} />
              </dd>
            </div>
          </dl>
          <PersonSkills personId={row.id} />
          {isManager ? <Rates of={{ personId: row.id }} /> : null}
        </div>
        <div>
          <PersonTasks personId={row.id} />
          <Section
            title={t('people.absences')}
            actions={
              mayAskFor ? (
                <Button size="xs" variant="default" onClick={() => setDialogue('absence')}>
                  {t(isManager ? 'people.enterAbsence' : 'people.requestAbsence')}
                </Button>
              ) : null
            }
          >
            <Loaded query={absences}>{(rows) => <AbsenceList rows={rows} />}</Loaded>
          </Section>
        </div>
      </div>
      {dialogue === 'edit' ? (
        <FormDialogue isWide title={t('people.edit')} onClose={() => setDialogue(null)}>
          <PersonForm record={row} onDone={() => setDialogue(null)} />
        </FormDialogue>
      ) : null}
      {dialogue === 'leave' ? (
        <FormDialogue title={t('people.leaveTitle', { name: row.name })} onClose={() => setDialogue(null)}>
          <LeaveForm row={row} onDone={() => setDialogue(null)} />
        </FormDialogue>
      ) : null}
      {dialogue === 'absence' ? (
        <FormDialogue title={t('people.requestAbsence')} onClose={() => setDialogue(null)}>
          <AbsenceForm personId={row.id} onDone={() => setDialogue(null)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
