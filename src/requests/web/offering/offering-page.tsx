/** An offering, new or changed: what it is called, its questions as they are asked, who agrees, and what is done then. */
import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { minutesOf, service, textOfMinutes } from '#operations/rules';
import { team } from '#people/rules';
import { changeOffering, createOffering, offering, offeringKeepers, removeOffering, type Offering } from '#requests/rules';
import {
  FieldInput,
  GoLink,
  HistoryPanel,
  Loaded,
  nameOfField,
  PageFrame,
  RemoveButton,
  Section,
  ThingForm,
  useAll,
  useGo,
  useLanguage,
  useMay,
  useOne,
  usePathParams,
  useWords,
  type FieldInputProps,
} from '#platform/web';
import { AnswerInput } from '../catalogue/answer-input.tsx';
import { QuestionsInput } from './questions-input.tsx';
import { StepsInput } from './steps-input.tsx';

const fields = [
  'name',
  'category',
  'about',
  'serviceId',
  'teamId',
  'targetMinutes',
  'closesAfterDays',
  'questions',
  'approval',
  'approvalTeamId',
  'quorum',
  'steps',
  'audience',
  'audienceTeamIds',
  'isActive',
];

export default function OfferingPage() {
  const { offeringId } = usePathParams();
  return offeringId === 'new' ? <NewOffering /> : <KnownOffering id={offeringId ?? ''} />;
}

function NewOffering() {
  const t = useWords();
  return (
    <PageFrame title={t('requests.newOffering')} width="narrow">
      <OfferingForm />
    </PageFrame>
  );
}

function KnownOffering({ id }: { readonly id: string }) {
  const found = useOne(offering, id);
  return <Loaded query={found}>{(row) => <OneOffering key={row.id} row={row} />}</Loaded>;
}

function OneOffering({ row }: { readonly row: Offering }) {
  const t = useWords();
  const go = useGo();
  const keeps = useMay()(offeringKeepers);
  return (
    <PageFrame
      title={row.name}
      about={row.isActive ? <GoLink to={`/requests/ask/${row.id}`}>{t('requests.askForIt')}</GoLink> : t('requests.withdrawn')}
      actions={
        keeps ? (
          <RemoveButton
            deed={removeOffering}
            record={row}
            question={t('requests.removeOffering', { name: row.name })}
            said={t('requests.offeringRemoved')}
            onDone={() => go('/offerings')}
          />
        ) : null
      }
      width="narrow"
    >
      {keeps ? <OfferingForm record={row} /> : <Preview row={row} />}
      <HistoryPanel thing={offering} id={row.id} />
    </PageFrame>
  );
}

/** For those who may look and not change. */
function Preview({ row }: { readonly row: Offering }) {
  const t = useWords();
  return (
    <>
      <p>{row.about}</p>
      <Section title={t('requests.preview')}>
        <div className="form-stack">
          {row.questions.map((each) => (
            <AnswerInput key={each.key} question={each} value={null} onChange={() => undefined} />
          ))}
        </div>
      </Section>
      <Section title={t('requests.steps')}>
        <ol>
          {row.steps.map(({ what }, place) => (
            <li key={place}>{what}</li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function OfferingForm({ record }: { readonly record?: Offering }) {
  const t = useWords();
  const go = useGo();
  return (
    <ThingForm
      thing={offering}
      deed={(record ? changeOffering : createOffering) as typeof changeOffering}
      record={record}
      fields={fields}
      references={{ serviceId: service, teamId: team }}
      inputs={{
        targetMinutes: TimeInput,
        questions: QuestionsInput,
        steps: StepsInput,
        approvalTeamId: WhereTeam,
        quorum: WhereTeam,
        audienceTeamIds: TeamsInput,
      }}
      wide={['about', 'questions', 'steps', 'audienceTeamIds']}
      columns={2}
      said={t(record ? 'requests.offeringChanged' : 'requests.offeringAdded')}
      onDone={(answer) => (record ? undefined : go(`/offerings/${(answer as { id: string }).id}`))}
      onCancel={() => go('/offerings')}
    />
  );
}

/** `4 h`, `2 days`. */
function TimeInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const isStrange = typed !== null && minutesOf(typed) === undefined;
  return (
    <TextInput
      label={nameOfField(thing, field.name)}
      description={t('requests.targetAbout')}
      name={field.name}
      required
      error={isStrange ? t('requests.badTime') : error}
      value={typed ?? (typeof value === 'number' ? textOfMinutes(value, language) : '')}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        // What is not understood goes on as it stands, so that it is refused rather than forgotten.
        onChange(minutesOf(text) ?? text);
      }}
      onBlur={() => isStrange || setTyped(null)}
    />
  );
}

/** Asked for only where a team agrees. */
function WhereTeam(props: FieldInputProps) {
  if (props.values?.['approval'] !== 'team') return null;
  if (props.field.name === 'approvalTeamId') return <FieldInput {...props} refersTo={team} isRequired />;
  return (
    <NumberInput
      label={nameOfField(props.thing, 'quorum')}
      name="quorum"
      error={props.error}
      min={1}
      max={10}
      value={props.value as number}
      onChange={(next) => props.onChange(next === '' ? null : Number(next))}
    />
  );
}

function TeamsInput({ thing, field, value, values, onChange, error }: FieldInputProps) {
  const teams = useAll(team, { sort: 'name' });
  if (values?.['audience'] !== 'teams') return null;
  return (
    <MultiSelect
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      searchable
      data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
    />
  );
}
