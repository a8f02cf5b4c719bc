/** One question of an offering, as it is asked. */
import { NumberInput, Radio, Group, Select, Textarea, TextInput } from '@mantine/core';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import { RecordSelect, useMay, useWords } from '#platform/web';
import { requestStaff, type Answer, type Question } from '#requests/rules';

export interface AnswerInputProps {
  readonly question: Question;
  readonly value: Answer | undefined;
  readonly onChange: (value: Answer) => void;
  readonly error?: string;
  /** By name, for those who may not look through all services. */
  readonly services?: readonly { readonly id: string; readonly name: string }[];
}

export function AnswerInput({ question, value, onChange, error, services = [] }: AnswerInputProps) {
  const t = useWords();
  const sees = useMay()(requestStaff);
  const { key, kind, label, help, isRequired, choices } = question;
  const common = { label, description: help || undefined, error, name: key, required: isRequired, withAsterisk: isRequired };
  const text = typeof value === 'string' ? value : '';
  const typed = (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value || null);
  switch (kind) {
    case 'long-text':
      return <Textarea {...common} autosize minRows={3} maxRows={12} value={text} onChange={typed} />;
    case 'choice':
      return (
        <Select
          {...common}
          data={[...choices]}
          clearable={!isRequired}
          allowDeselect={!isRequired}
          value={text || null}
          onChange={onChange}
        />
      );
    case 'yes-no':
      return (
        <Radio.Group {...common} value={typeof value === 'boolean' ? String(value) : ''} onChange={(next) => onChange(next === 'true')}>
          <Group mt={6} gap="lg">
            <Radio value="true" label={t('requests.yes')} />
            <Radio value="false" label={t('requests.no')} />
          </Group>
        </Radio.Group>
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : text}
          onChange={(next) => onChange(next === '' ? null : next)}
        />
      );
    case 'date':
      return <TextInput {...common} type="date" value={text} onChange={typed} />;
    case 'person':
      if (sees) return <RecordSelect {...common} thing={person} value={text || null} onChange={onChange} />;
      return <TextInput {...common} value={text} onChange={typed} />;
    case 'service':
      if (sees) return <RecordSelect {...common} thing={service} query={{ status: 'live' }} value={text || null} onChange={onChange} />;
      return (
        <Select
          {...common}
          searchable
          clearable={!isRequired}
          data={services.map((each) => ({ value: each.id, label: each.name }))}
          value={text || null}
          onChange={onChange}
        />
      );
    default:
      return <TextInput {...common} value={text} onChange={typed} />;
  }
}
