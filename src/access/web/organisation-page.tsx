/** The organisation's name, zone and language; and the sample department, as long as it is there. */
import { Alert, Select } from '@mantine/core';
import { changeOrganisation, organisation } from '#access/rules';
import {
  ConfirmButton,
  HistoryPanel,
  Loaded,
  PageFrame,
  refreshSession,
  sayProblem,
  Section,
  ThingForm,
  useClient,
  useOne,
  useSession,
  useWords,
  type FieldInputProps,
} from '#platform/web';
import { Problem } from '#platform/kit';
import { nameOfField } from '#platform/web';

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
            {here?.hasSample ? <Sample /> : null}
            <Section title={t('access.history')}>
              <HistoryPanel thing={organisation} id={row.id} mayUndo />
            </Section>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

const zones = Intl.supportedValuesOf('timeZone');

function ZoneInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  return (
    <Select
      label={nameOfField(thing, field.name)}
      name={field.name}
      searchable
      allowDeselect={false}
      limit={100}
      nothingFoundMessage={t('shell.nothingFound')}
      data={zones.includes(String(value)) ? zones : [String(value), ...zones]}
      value={String(value)}
      onChange={onChange}
      error={error}
    />
  );
}

function Sample() {
  const t = useWords();
  const client = useClient();
  async function remove() {
    try {
      await client.call('POST', '/sample/removal', {});
      location.assign('/');
    } catch (error) {
      if (error instanceof Problem) sayProblem(error);
    }
  }
  return (
    <Section title={t('access.sample')}>
      <Alert color="keel" variant="light">
        <p className="plain">{t('access.sampleAbout')}</p>
        <ConfirmButton mt={12} question={t('access.removeSampleQuestion')} confirm={t('access.removeSample')} onConfirm={remove}>
          {t('access.removeSample')}
        </ConfirmButton>
      </Alert>
    </Section>
  );
}
