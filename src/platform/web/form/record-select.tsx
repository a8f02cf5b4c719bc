/** Chooses one record of a thing, found by typing. */
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import type { Row, Thing } from '#platform/kit';
import { useList, useOne } from '../data/read.ts';
import { useWords } from '../words/use-words.ts';

export interface RecordSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly thing: Thing;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** What else the list is narrowed by. */
  readonly query?: Readonly<Record<string, string>>;
  /** Those that are offered; left out: all. */
  readonly only?: (row: Row<Thing>) => boolean;
  /** A hook that knows more of those found, always the same one. */
  readonly useOffer?: UseOffer;
}

/** Of records that were found: which are offered, and what tells those of one name apart. */
export type UseOffer = (rows: readonly Row<Thing>[]) => {
  readonly only?: (row: Row<Thing>) => boolean;
  readonly beside?: (row: Row<Thing>) => string;
};
const useNothingMore: UseOffer = () => ({});

export function RecordSelect({ thing, value, onChange, query, only, useOffer = useNothingMore, ...rest }: RecordSelectProps) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [asked] = useDebouncedValue(typed, 150);
  const chosen = useOne(thing, value);
  const titleOf = (row: Row<Thing>): string => String((row as Readonly<Record<string, unknown>>)[thing.title] ?? row.id);
  const isOther = (text: string): boolean => text !== '' && text !== (chosen.data && titleOf(chosen.data));
  const isSearching = Boolean(thing.searchable?.length && isOther(asked));
  const sort = thing.sortable?.includes(thing.title) ? thing.title : undefined;
  const list = useList(thing, { limit: 50, sort, ...query, ...(isSearching ? { q: asked } : {}) });
  const offer = useOffer(list.rows);
  const rows = list.rows.filter((row) => (only?.(row) ?? true) && (offer.only?.(row) ?? true));
  if (chosen.data && !rows.some((row) => row.id === value)) rows.unshift(chosen.data);

  /** Enter takes what is marked or found first. What was typed and not yet found is never sent with the record chosen before. */
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isOther(typed)) return;
    event.preventDefault();
    const marked = document.getElementById(event.currentTarget.getAttribute('aria-activedescendant') ?? '');
    const found = rows.find((row) => titleOf(row).toLowerCase().includes(typed.trim().toLowerCase()));
    if (marked?.hasAttribute('data-combobox-selected') || !found) return;
    onChange(found.id);
    setOpen(false);
  }

  return (
    <Select
      {...rest}
      searchable
      // A list that opens by itself lies over the fields below it; typing, a click or ↓ opens it.
      openOnFocus={false}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      // Typing takes the place of the one chosen before.
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      clearable={!rest.required}
      data={rows.map((row) => ({ value: row.id, label: [titleOf(row), offer.beside?.(row)].filter(Boolean).join(' · ') }))}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage={list.isLoading ? t('shell.loading') : t('shell.nothingFound')}
      maxDropdownHeight={280}
    />
  );
}
