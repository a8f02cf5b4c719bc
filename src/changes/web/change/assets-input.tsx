/** The assets that are altered, found by typing; those of the service stand first. */
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { asset } from '#operations/rules';
import { helpOfField, nameOfField, useAll, useList, useWords, type FieldInputProps } from '#platform/web';

export function AssetsInput({ thing, field, value, values = {}, onChange, error }: FieldInputProps) {
  const t = useWords();
  const ids = (value as readonly string[] | undefined) ?? [];
  const serviceId = values['serviceId'] as string | null | undefined;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useList(asset, { limit: 50, sort: 'name', status: 'in-use', ...(q ? { q } : serviceId ? { serviceId } : {}) });
  const chosen = useAll(asset, { id: ids.join(',') }, { enabled: ids.length > 0 });
  const known = new Map([...(ids.length > 0 ? (chosen.data ?? []) : []), ...found.rows].map((each) => [each.id, each.name]));
  return (
    <MultiSelect
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name)}
      name={field.name}
      error={error}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // What was found has been found by the server.
      filter={({ options }) => options}
      maxValues={200}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      value={[...ids]}
      onChange={onChange}
      nothingFoundMessage={found.isLoading ? t('shell.loading') : t('shell.nothingFound')}
    />
  );
}
