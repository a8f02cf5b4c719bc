/** One question of a dialogue: a text, a choice, a record, an instant. */
import { Select, Textarea } from '@mantine/core';
import { incident } from '#incidents/rules';
import type { Thing } from '#platform/kit';
import { FieldInput, RecordSelect } from '#platform/web';

export type Question =
  | { readonly name: string; readonly kind: 'text'; readonly label: string }
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly label: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      readonly name: string;
      readonly kind: 'record';
      readonly label: string;
      readonly thing: Thing;
      readonly query?: Readonly<Record<string, string>>;
    }
  /** An instant, which is a field of the incident. */
  | { readonly name: string; readonly kind: 'instant' };

export interface QuestionInputProps {
  readonly question: Question;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly isFirst: boolean;
}

export function QuestionInput({ question, value, onChange, isFirst }: QuestionInputProps) {
  const common = { name: question.name, 'data-autofocus': isFirst || undefined };
  switch (question.kind) {
    case 'text':
      return (
        <Textarea
          {...common}
          label={question.label}
          autosize
          minRows={2}
          maxRows={10}
          value={(value as string | undefined) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          label={question.label}
          allowDeselect={false}
          data={[...question.choices]}
          value={(value as string | undefined) ?? null}
          onChange={onChange}
        />
      );
    case 'record':
      return (
        <RecordSelect
          {...common}
          label={question.label}
          thing={question.thing}
          query={question.query}
          value={(value as string | null | undefined) ?? null}
          onChange={onChange}
        />
      );
    case 'instant':
      return (
        <FieldInput thing={incident} field={incident.fieldOf.get(question.name)!} value={value} onChange={onChange} autoFocus={isFirst} />
      );
  }
}
