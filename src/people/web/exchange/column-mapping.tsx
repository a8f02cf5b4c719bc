/** Which column of the table holds what about a person; the header has told most of it already. */
import { Select } from '@mantine/core';
import { useWords } from '#platform/web';
import { tableColumns, type Mapping } from './use-people-import.ts';

export interface ColumnMappingProps {
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly isDisabled: boolean;
  readonly onChange: (mapping: Mapping) => void;
}

export function ColumnMapping({ header, mapping, isDisabled, onChange }: ColumnMappingProps) {
  const t = useWords();
  const data = header.map((text, at) => ({ value: String(at), label: text || t('people.columnNumber', { number: at + 1 }) }));
  return (
    <div className="form-grid">
      {tableColumns.map((column) => (
        <Select
          key={column}
          size="xs"
          label={t(`people.column.${column}`)}
          placeholder={t('people.columnNone')}
          clearable
          disabled={isDisabled}
          data={data}
          value={mapping[column] === undefined ? null : String(mapping[column])}
          onChange={(at) => {
            const { [column]: _before, ...others } = mapping;
            onChange(at === null ? others : { ...others, [column]: Number(at) });
          }}
        />
      ))}
    </div>
  );
}
