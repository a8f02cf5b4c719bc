/** The organisation's name, zone and language; and the sample department, as long as it is there. */
import { changeOrganisation, organisation } from '#access/rules';
import {
  ConfirmButton,
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
  useOne,
  useSession,
  useWords,
  ZoneInput,
} from '#platform/web';

export default function OrganisationPage() {
  const t = useWords();
  const session = useSession();
  const here = session.data?.organisation;
  const record = useOne(organisation, here?.id);
  return (
    <PageFrame title={t('access.organisation')} width="narrow">
      <Loaded query={record}>
        {(row) => (
          <>
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
            <Sample id={row.id} isThere={here?.hasSample ?? false} />
            <Section title={t('access.history')}>
              <HistoryPanel thing={organisation} id={row.id} mayUndo />
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
  async function call(deed: 'load-sample' | 'remove-sample') {
    const input = deed === 'load-sample' ? { today: new Date().toISOString().slice(0, 10) } : {};
    try {
      const { sequence } = await client.call('POST', `/organisations/${id}/${deed}`, input);
      await refreshSession();
      sayDone(t(isThere ? 'access.sampleRemoved' : 'access.sampleLoaded'), sequence);
    } catch (error) {
      sayProblem(problemFrom(error));
    }
  }
  return (
    <Section title={t('access.sample')} about={t(isThere ? 'access.sampleAbout' : 'access.sampleAbsent')}>
      {isThere ? (
        <ConfirmButton
          question={t('access.removeSampleQuestion')}
          confirm={t('access.removeSample')}
          onConfirm={() => call('remove-sample')}
        >
          {t('access.removeSample')}
        </ConfirmButton>
      ) : (
        <ConfirmButton question={t('access.withSampleHelp')} confirm={t('access.withSample')} onConfirm={() => call('load-sample')}>
          {t('access.withSample')}
        </ConfirmButton>
      )}
    </Section>
  );
}
