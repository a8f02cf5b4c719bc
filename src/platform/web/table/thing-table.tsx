/** A thing's list as a table: sort and filters in the address, rows drawn only where they are seen, further pages fetched on the way down. */
import { Button, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { filterableOf, sortableOf, type ListQuery, type Row, type Thing } from '#platform/kit';
import { useList } from '../data/read.ts';
import { nameOfField, nameOfValue } from '../form/labels.ts';
import { FilterInput } from '../parts/filter-input.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../parts/states.tsx';
import { useAddress } from '../shell/address.ts';
import { useFormat, useWords } from '../words/use-words.ts';
import { VirtualTable, type Column } from './virtual-table.tsx';

export interface ThingColumn<R> extends Partial<Column<R>> {
  /** A field of the thing, or any other word when it renders by itself. */
  readonly field: string;
}

export interface ThingTableProps<T extends Thing> {
  readonly thing: T;
  /** Field names or columns of one's own. */
  readonly columns: readonly (Extract<keyof Row<T>, string> | ThingColumn<Row<T>>)[];
  /** Enumeration fields offered as filters above the table. */
  readonly filters?: readonly string[];
  /** What the list is narrowed by in any case. */
  readonly query?: ListQuery;
  /** Default order, as in the API: `-updatedAt`. */
  readonly sort?: string;
  /** Called on click or Enter. */
  readonly onOpen?: (row: Row<T>) => void;
  /** Shown when the organisation has none at all. */
  readonly empty?: ReactNode;
  /** At the right of the filter line. */
  readonly actions?: ReactNode;
  /** Name of the table for screen readers. */
  readonly label: string;
}

export function ThingTable<T extends Thing>({
  thing,
  columns,
  filters = [],
  query = {},
  sort,
  onOpen,
  empty,
  actions,
  label,
}: ThingTableProps<T>) {
  const t = useWords();
  const format = useFormat();
  const defaults = Object.fromEntries([['q', ''], ['sort', sort ?? ''], ...filters.map((name) => [name, ''])]) as Record<string, string>;
  const [address, setAddress] = useAddress(defaults);
  const [typed, setTyped] = useState(address['q'] ?? '');
  const search = useDebouncedCallback((q: string) => setAddress({ q }, { replace: true }), 200);
  const asked = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ''));
  const isNarrowed = Object.keys(asked).some((name) => name !== 'sort');
  const list = useList(thing, { ...asked, ...query });
  const sortable = new Set(sortableOf(thing));
  const filterable = new Set(filterableOf(thing));

  const show = (field: string) => (row: Row<T>) => {
    const value = (row as Readonly<Record<string, unknown>>)[field];
    const known = thing.fieldOf.get(field);
    if (value === null || value === undefined) return '';
    if (known?.values) return nameOfValue(thing, field, String(value));
    if (known?.kind === 'date') return format.day(String(value));
    if (known?.kind === 'instant') return format.instant(String(value));
    if (known?.kind === 'boolean') return value ? t('shell.yes') : '';
    if (known?.kind === 'integer' || known?.kind === 'number') return format.number(Number(value));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  const shown: Column<Row<T>>[] = columns.map((column) => {
    const given: ThingColumn<Row<T>> = typeof column === 'string' ? { field: column } : column;
    const kind = thing.fieldOf.get(given.field)?.kind;
    return {
      id: given.field,
      title: nameOfField(thing, given.field),
      render: show(given.field),
      isNumber: kind === 'integer' || kind === 'number',
      isSortable: sortable.has(given.field),
      ...given,
    };
  });

  return (
    <>
      <div className="filter-bar">
        {thing.searchable?.length ? (
          <FilterInput
            value={typed}
            onChange={(text) => {
              setTyped(text);
              search(text.trim());
            }}
          />
        ) : null}
        {filters
          .filter((name) => filterable.has(name) && thing.fieldOf.get(name)?.values)
          .map((name) => (
            <Select
              key={name}
              size="xs"
              aria-label={nameOfField(thing, name)}
              placeholder={nameOfField(thing, name)}
              clearable
              data={thing.fieldOf.get(name)!.values!.map((value) => ({ value, label: nameOfValue(thing, name, value) }))}
              value={address[name] || null}
              onChange={(value) => setAddress({ [name]: value ?? '' })}
            />
          ))}
        <div className="filter-end">{actions}</div>
      </div>
      {list.problem ? (
        <ErrorState problem={list.problem} retry={list.retry} />
      ) : list.isLoading ? (
        <ListSkeleton />
      ) : list.rows.length === 0 && isNarrowed ? (
        <EmptyState
          title={t('shell.nothingFound')}
          action={
            <Button
              variant="default"
              onClick={() => {
                setTyped('');
                setAddress(Object.fromEntries(['q', ...filters].map((name) => [name, ''])));
              }}
            >
              {t('shell.clearFilters')}
            </Button>
          }
        />
      ) : list.rows.length === 0 && empty ? (
        empty
      ) : (
        <VirtualTable
          label={label}
          rows={list.rows}
          columns={shown}
          sort={address['sort'] ?? ''}
          onSort={(next) => setAddress({ sort: next })}
          onOpen={onOpen}
          onEnd={list.loadMore}
          isLoadingMore={list.isLoadingMore}
        />
      )}
    </>
  );
}
