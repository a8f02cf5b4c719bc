/** An article is written: in Markdown, with a preview beside it on the same place. */
import { Input, MultiSelect, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import { article, changeArticle, createArticle, type Article } from '#problems/rules';
import { Markdown, nameOfField, ThingForm, useAll, useMe, useWords, type CreateFormProps, type FieldInputProps } from '#platform/web';

const form = {
  thing: article,
  fields: ['title', 'body', 'kind', 'audience', 'serviceIds', 'ownerId', 'reviewBy'],
  references: { ownerId: person },
  inputs: { body: BodyInput, serviceIds: ServicesInput },
  wide: ['title', 'body', 'serviceIds'],
  columns: 2,
} as const;

export interface ArticleFormProps extends CreateFormProps {
  /** What it begins with: what helped in an incident. */
  readonly initial?: Readonly<Record<string, unknown>>;
}

export default function ArticleForm({ onDone, initial = {} }: ArticleFormProps) {
  const me = useMe();
  return (
    <ThingForm
      {...form}
      deed={createArticle}
      initial={{ ownerId: me.personId, ...initial }}
      onDone={(answer) => onDone(`/knowledge/${(answer as { readonly id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}

export function EditArticle({ row, onClose }: { readonly row: Article; readonly onClose: () => void }) {
  return <ThingForm {...form} deed={changeArticle} record={row} onDone={onClose} onCancel={onClose} />;
}

function BodyInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const [isPreview, setPreview] = useState(false);
  const text = (value ?? '') as string;
  return (
    <div>
      <SegmentedControl
        size="xs"
        mb={6}
        aria-label={t('problems.editing')}
        data={[
          { value: 'write', label: t('problems.writeIt') },
          { value: 'preview', label: t('problems.preview') },
        ]}
        value={isPreview ? 'preview' : 'write'}
        onChange={(next) => setPreview(next === 'preview')}
      />
      {isPreview ? (
        <Input.Wrapper label={nameOfField(thing, field.name)} labelElement="div">
          {text.trim() === '' ? <p className="no-lines">{t('problems.nothingWritten')}</p> : <Markdown text={text} />}
        </Input.Wrapper>
      ) : (
        <Textarea
          autosize
          minRows={8}
          maxRows={24}
          label={nameOfField(thing, field.name)}
          description={t('problems.markdown')}
          name={field.name}
          error={error}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

function ServicesInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const services = useAll(service);
  return (
    <MultiSelect
      searchable
      clearable
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      data={(services.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
    />
  );
}
