/** The same figures beside one another, a row each; wider than the screen it scrolls by itself, also by keyboard. */
import type { Key, ReactNode } from 'react';
import styles from './measures.module.css';

export interface FigureTableProps<Row> {
  readonly label: string;
  readonly head: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => Key;
  readonly nameOf: (row: Row) => ReactNode;
  readonly columns: readonly { readonly title: string; readonly show: (row: Row) => string }[];
}

export function FigureTable<Row>({ label, head, rows, keyOf, nameOf, columns }: FigureTableProps<Row>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['scroller']} tabIndex={0} role="group" aria-label={label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{nameOf(row)}</th>
              {columns.map(({ title, show }) => (
                <td key={title}>{show(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
