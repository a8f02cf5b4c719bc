/** The headings of the task table. */
import { isNumber, type ColumnId } from './columns.ts';
import styles from './task-grid.module.css';

export function GridHead({ columns, t }: { readonly columns: readonly ColumnId[]; readonly t: (key: string) => string }) {
  return (
    <div className={styles['head']} role="row" aria-rowindex={1}>
      <div role="columnheader" aria-colindex={1}>
        <span className="visually-hidden">{t('projects.choose')}</span>
      </div>
      {columns.map((id, at) => (
        <div key={id} role="columnheader" aria-colindex={at + 2} data-number={isNumber(id) || undefined}>
          {t(`projects.taskColumn.${id}`)}
        </div>
      ))}
    </div>
  );
}
