/** A paging rule, new or changed. */
import { NumberInput, Select } from '@mantine/core';
import { rota } from '#duty/rules';
import { changePagingRule, createPagingRule, incident, pagingRule, type PagingRule } from '#incidents/rules';
import { service } from '#operations/rules';
import { team } from '#people/rules';
import { helpOfField, nameOfField, nameOfValue, ThingForm, useWords, type FieldInputProps } from '#platform/web';

const fields = ['name', 'fromPriority', 'serviceId', 'teamId', 'rotaId', 'hours', 'repeats', 'levelPerMille', 'isActive'];

export function PagingRuleForm({ record, onDone }: { readonly record?: PagingRule; readonly onDone: () => void }) {
  const t = useWords();
  return (
    <ThingForm
      thing={pagingRule}
      deed={(record ? changePagingRule : createPagingRule) as typeof changePagingRule}
      record={record}
      fields={fields}
      references={{ serviceId: service, teamId: team, rotaId: rota }}
      narrowed={{ rotaId: { isActive: 'true' } }}
      inputs={{ fromPriority: PriorityInput, levelPerMille: ShareInput }}
      columns={2}
      said={t(record ? 'incidents.paging.ruleChanged' : 'incidents.paging.ruleAdded')}
      onDone={onDone}
      onCancel={onDone}
    />
  );
}

const commonOf = ({ thing, field, error }: FieldInputProps) => ({
  label: nameOfField(thing, field.name),
  description: helpOfField(thing, field.name) || undefined,
  name: field.name,
  error,
});

function PriorityInput(props: FieldInputProps) {
  const { value, onChange } = props;
  return (
    <Select
      {...commonOf(props)}
      clearable
      data={[1, 2, 3, 4, 5].map((each) => ({ value: String(each), label: nameOfValue(incident, 'priority', String(each)) }))}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(next) => onChange(next === null ? null : Number(next))}
    />
  );
}

/** Per cent of the time of a target; kept in per mille. */
function ShareInput(props: FieldInputProps) {
  const { value, onChange } = props;
  return (
    <NumberInput
      {...commonOf(props)}
      suffix=" %"
      min={1}
      max={500}
      value={typeof value === 'number' ? value / 10 : ''}
      onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 10))}
    />
  );
}
