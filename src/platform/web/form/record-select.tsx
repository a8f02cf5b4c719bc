/** Chooses one record of a thing, found by typing. */
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Row, Thing } from '#platform/kit';
import { useList, useOne } from '../data/read.ts';
import { useWords } from '../words/use-words.ts';

export interface RecordSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly thing: Thing;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** What else the list is narrowed by. */
  readonly query?: Readonly<Record<string, string>>;
}

export function RecordSelect({ thing, value, onChange, query, ...rest }: RecordSelectProps) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 150);
  const chosen = useOne(thing, value);
  const titleOf = (row: Row<Thing>): string => String((row as Readonly<Record<string, unknown>>)[thing.title] ?? row.id);
  const isSearching = Boolean(thing.searchable?.length && asked && asked !== (chosen.data && titleOf(chosen.data)));
  const list = useList(thing, { limit: 50, ...query, ...(isSearching ? { q: asked } : {}) });
  const rows = [...list.rows];
  if (chosen.data && !rows.some((row) => row.id === value)) rows.unshift(chosen.data);
  return (
    <Select
      {...rest}
      searchable
      clearable={!rest.required}
      data={rows.map((row) => ({ value: row.id, label: titleOf(row) }))}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={list.isLoading ? t('shell.loading') : t('shell.nothingFound')}
      maxDropdownHeight={280}
    />
  );
}
