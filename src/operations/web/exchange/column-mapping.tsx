/** Which column of the table holds what; the header has told most of it already. */
import { Select } from '@mantine/core';
import { useWords } from '#platform/web';

export interface ColumnMappingProps {
  readonly columns: readonly string[];
  readonly header: readonly string[];
  readonly mapping: Readonly<Record<string, number>>;
  readonly isDisabled: boolean;
  readonly onChange: (mapping: Readonly<Record<string, number>>) => void;
}

export function ColumnMapping({ columns, header, mapping, isDisabled, onChange }: ColumnMappingProps) {
  const t = useWords();
  const data = header.map((text, at) => ({ value: String(at), label: text || t('operations.columnNumber', { number: at + 1 }) }));
  return (
    <div className="form-grid">
      {columns.map((column) => (
        <Select
          key={column}
          size="xs"
          label={t(`operations.column.${column}`)}
          placeholder={t('operations.columnNone')}
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

export const mappingText = (mapping: Readonly<Record<string, number>>): string =>
  Object.entries(mapping)
    .map(([name, at]) => `${name}:${at}`)
    .join(',');
