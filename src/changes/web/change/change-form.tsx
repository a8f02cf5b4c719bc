/** A change, drafted or planned otherwise. A standard change takes its plan from its model. */
import { change, changeModel, draftChange, editChange, type ChangeRow } from '#changes/rules';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import {
  FieldInput,
  RecordSelect,
  nameOfField,
  ThingForm,
  useMe,
  useWords,
  type CreateFormProps,
  type FieldInputProps,
} from '#platform/web';
import { AssetsInput } from './assets-input.tsx';

const first = ['title', 'kind', 'modelId', 'serviceId', 'assetIds'];
const times = ['plannedStart', 'plannedEnd'];
const rest = [
  'implementerId',
  'requesterId',
  'reason',
  'plan',
  'testPlan',
  'backOutPlan',
  'isBackOutTested',
  'backOutMinutes',
  'verificationMinutes',
  'riskReach',
  'riskNovelty',
  'riskTesting',
  'environment',
];
const ofPlan = [
  'plan',
  'testPlan',
  'backOutPlan',
  'isBackOutTested',
  'backOutMinutes',
  'verificationMinutes',
  'riskReach',
  'riskNovelty',
  'riskTesting',
];

const isStandard = (values: FieldInputProps['values']): boolean => values?.['kind'] === 'standard';

/** Chosen for standard changes only, among the models of the service and those for any. */
function ModelInput(props: FieldInputProps) {
  const { thing, field, value, values = {}, error, onChange } = props;
  if (!isStandard(values)) return null;
  return (
    <RecordSelect
      thing={changeModel}
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      required
      query={{ isActive: 'true', ...(values['serviceId'] ? { serviceId: `${String(values['serviceId'])},null` } : {}) }}
      value={(value as string | null) ?? null}
      onChange={onChange}
    />
  );
}

function KindInput(props: FieldInputProps) {
  return <FieldInput {...props} onChange={(kind) => props.onChangeAll?.({ kind, ...(kind === 'standard' ? {} : { modelId: null }) })} />;
}

/** The plan of a standard change is told by its model. */
const PlanInput = (props: FieldInputProps) => (isStandard(props.values) ? null : <FieldInput {...props} />);

export default function ChangeForm({
  onDone,
  record,
  initial,
}: CreateFormProps & { readonly record?: ChangeRow; readonly initial?: Readonly<Record<string, unknown>> }) {
  const t = useWords();
  const me = useMe();
  return (
    <ThingForm
      thing={change}
      deed={(record ? editChange : draftChange) as typeof editChange}
      record={record}
      initial={record ? undefined : { requesterId: me?.personId ?? null, ...initial }}
      fields={[...first, ...(record ? [] : times), ...rest]}
      references={{ serviceId: service, implementerId: person, requesterId: person }}
      inputs={{
        kind: KindInput,
        modelId: ModelInput,
        assetIds: AssetsInput,
        ...Object.fromEntries(ofPlan.map((name) => [name, PlanInput])),
      }}
      wide={['title', 'assetIds', 'reason', 'plan', 'testPlan', 'backOutPlan']}
      columns={2}
      said={t(record ? 'changes.changeEdited' : 'changes.changeDrafted')}
      onDone={(answer) => onDone(record ? undefined : `/changes/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}
