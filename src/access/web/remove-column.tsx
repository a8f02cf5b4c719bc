/** The last column of a table of things that are given out: it takes one back, after asking. */
import { ConfirmButton, type Column } from '#platform/web';

export interface RemoveColumn<R> {
  readonly label: string;
  readonly question: (row: R) => string;
  readonly onConfirm: (row: R) => Promise<unknown>;
}

export const removeColumn = <R extends object>({ label, question, onConfirm }: RemoveColumn<R>): Column<R> => ({
  id: 'remove',
  title: <span className="visually-hidden">{label}</span>,
  width: '140px',
  render: (row) => (
    <ConfirmButton size="compact-sm" question={question(row)} confirm={label} onConfirm={() => onConfirm(row)}>
      {label}
    </ConfirmButton>
  ),
});
