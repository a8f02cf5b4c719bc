/** What each column of a table was taken for, and a choice of what else it can mean. */
import { Select } from '@mantine/core';
import { useWords } from '#platform/web';
import { taskColumns, type ImportAnswer } from '#projects/rules';
import styles from './import.module.css';

type Column = NonNullable<ImportAnswer['columns']>[number];

interface ColumnsProps {
  readonly columns: readonly Column[];
  readonly isRunning: boolean;
  /** The meanings in the order of the columns, an empty one for what is left out. */
  readonly onMeanings: (meanings: readonly string[]) => void;
}

export function Columns({ columns, isRunning, onMeanings }: ColumnsProps) {
  const t = useWords();
  const meanings = columns.map((each) => each.meaning ?? '');
  const data = [
    { value: '', label: t('projects.columnLeftOut') },
    ...taskColumns.map((value) => ({ value, label: t(`projects.importColumn.${value}`) })),
  ];
  return (
    <div className={styles['columns']} role="region" aria-label={t('shell.importColumns')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('projects.columnInFile')}</th>
            <th scope="col">{t('projects.columnFirstValue')}</th>
            <th scope="col">{t('projects.columnMeaning')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, sample }, at) => (
            // Columns have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <th scope="row">{header || t('projects.columnUnnamed', { number: at + 1 })}</th>
              <td title={sample}>{sample}</td>
              <td>
                <Select
                  size="xs"
                  aria-label={t('projects.columnMeaningOf', { column: header || String(at + 1) })}
                  data={data}
                  value={meanings[at]!}
                  allowDeselect={false}
                  disabled={isRunning}
                  searchable
                  data-left-out={meanings[at] === '' || undefined}
                  // A meaning belongs to one column: where it stood before is left out.
                  onChange={(value) =>
                    onMeanings(meanings.map((each, other) => (other === at ? (value ?? '') : each === value ? '' : each)))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
