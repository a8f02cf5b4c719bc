/** The organisation's name, zone and language; and the sample department, as long as it is there. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { changeOrganisation, organisation } from '#access/rules';
import { administrators } from '#platform/kit';
import {
  ConfirmButton,
  GoLink,
  HistoryPanel,
  Loaded,
  PageFrame,
  refreshSession,
  problemFrom,
  sayDone,
  sayProblem,
  Section,
  ThingForm,
  useClient,
  useMay,
  useOne,
  useSession,
  useWords,
  ZoneInput,
} from '#platform/web';

export default function OrganisationPage() {
  const t = useWords();
  const session = useSession();
  const here = session.data?.organisation;
  const may = useMay();
  const mayChange = may(administrators);
  const record = useOne(organisation, here?.id);
  return (
    <PageFrame title={t('access.organisation')} width="narrow">
      <Loaded query={record}>
        {(row) => (
          <>
            {mayChange ? (
              <ThingForm
                thing={organisation}
                deed={changeOrganisation}
                record={row}
                fields={['name', 'zone', 'locale']}
                inputs={{ zone: ZoneInput }}
                columns={2}
                said={t('shell.saved')}
                onDone={() => void refreshSession()}
              />
            ) : (
              <p>{t('access.organisationNotYours', { name: row.name, zone: row.zone })}</p>
            )}
            <Section title={t('access.holidays')} about={t('access.holidaysAbout')}>
              <GoLink to="/calendars">{t('access.toCalendars')}</GoLink>
            </Section>
            {mayChange ? <Sample id={row.id} isThere={here?.hasSample ?? false} /> : null}
            <Section title={t('access.history')}>
              <HistoryPanel thing={organisation} id={row.id} mayUndo={mayChange} />
            </Section>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** Calls by address, because the sample stands above this room. */
function Sample({ id, isThere }: { readonly id: string; readonly isThere: boolean }) {
  const t = useWords();
  const client = useClient();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  async function call(deed: 'load-sample' | 'remove-sample', input: Readonly<Record<string, unknown>>) {
    setLeaving(null);
    try {
      const { sequence } = await client.call('POST', `/organisations/${id}/${deed}`, input);
      await refreshSession();
      sayDone(t(isThere ? 'access.sampleRemoved' : 'access.sampleLoaded'), sequence);
    } catch (error) {
      const problem = problemFrom(error);
      if (problem.details.code === 'sample-in-use') setLeaving(problem.details.values as unknown as Leaving);
      else sayProblem(problem);
    }
  }
  return (
    <Section title={t('access.sample')} about={t(isThere ? 'access.sampleAbout' : 'access.sampleAbsent')}>
      {isThere ? (
        <ConfirmButton
          question={t('access.removeSampleQuestion')}
          confirm={t('access.removeSample')}
          onConfirm={() => call('remove-sample', {})}
        >
          {t('access.removeSample')}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          question={t('access.withSampleHelp')}
          confirm={t('access.withSample')}
          onConfirm={() => call('load-sample', { today: new Date().toISOString().slice(0, 10) })}
        >
          {t('access.withSample')}
        </ConfirmButton>
      )}
      <Modal opened={leaving !== null} onClose={() => setLeaving(null)} title={t('access.alsoLeaving')}>
        {leaving ? (
          <>
            <p>{t('access.alsoLeavingAbout')}</p>
            <ul>
              {leavingKinds
                .filter((kind) => leaving[kind] > 0)
                .map((kind) => (
                  <li key={kind}>{t(`access.leaving.${kind}`, { count: leaving[kind], projects: leaving.projects })}</li>
                ))}
            </ul>
          </>
        ) : null}
        <div className="button-row form-end">
          <Button variant="default" onClick={() => setLeaving(null)}>
            {t('shell.cancel')}
          </Button>
          <Button color="red" onClick={() => void call('remove-sample', { takeAlong: true })}>
            {t('access.removeAlso')}
          </Button>
        </div>
      </Modal>
    </Section>
  );
}

/** What people entered themselves that goes with the sample, counted. */
interface Leaving {
  readonly absences: number;
  readonly assignments: number;
  /** Names of the projects that the assignments are in. */
  readonly projects: string;
  readonly others: number;
  /** Records that stay, and lose only their reference to the sample. */
  readonly changed: number;
}
const leavingKinds = ['absences', 'assignments', 'others', 'changed'] as const;
