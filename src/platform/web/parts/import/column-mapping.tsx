/** Which column of the table holds what; the header has told most of it already. */
import { Select } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { Section } from '../page-frame.tsx';

/** Which column of the file, counted from 0, holds what. */
export type Mapping = Readonly<Record<string, number>>;

export interface ColumnMappingProps {
  /** What a column may hold, in the order in which it is asked for. */
  readonly columns: readonly string[];
  /** Has the names of the columns: `people.column.email`. */
  readonly room: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly isDisabled: boolean;
  readonly onChange: (mapping: Mapping) => void;
}

export function ColumnMapping({ columns, room, header, mapping, isDisabled, onChange }: ColumnMappingProps) {
  const t = useWords();
  const data = header.map((text, at) => ({ value: String(at), label: text || t('shell.columnNumber', { number: at + 1 }) }));
  return (
    <Section title={t('shell.importColumns')} about={t('shell.importColumnsAbout')}>
      <div className="form-grid">
        {columns.map((column) => (
          <Select
            key={column}
            size="xs"
            label={t(`${room}.column.${column}`)}
            placeholder={t('shell.columnNone')}
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
    </Section>
  );
}

/** As requests say it: `name:0,email:3`. */
export const mappingText = (mapping: Mapping): string =>
  Object.entries(mapping)
    .map(([name, at]) => `${name}:${at}`)
    .join(',');
