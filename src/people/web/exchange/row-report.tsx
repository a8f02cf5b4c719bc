/** Row by row what does not come as it stands in the table, and why. */
import { useWords, VirtualTable } from '#platform/web';
import styles from './exchange.module.css';
import type { Remark } from './use-people-import.ts';

/** Those that there are words for; the server's own sentence stands for the others. */
const known = new Set([
  'column-missing',
  'column-not-used',
  'name-missing',
  'twice',
  'not-understood',
  'team-unknown',
  'site-unknown',
  'job-role-unknown',
  'calendar-unknown',
  'manager-unknown',
]);

export function RowReport({ remarks }: { readonly remarks: readonly Remark[] }) {
  const t = useWords();
  if (remarks.length === 0) return <p className="plain">{t('people.importNoRemarks')}</p>;
  const told = ({ code, detail, name, values }: Remark): string =>
    known.has(code) ? t(`people.remark.${code}`, { text: values?.['text'] ?? name }) : detail;
  return (
    <VirtualTable
      label={t('people.importRemarks')}
      rows={remarks.map((each, place) => ({ ...each, id: String(place) }))}
      columns={[
        { id: 'row', title: t('people.importRow'), width: '64px', render: (each) => each.row ?? '' },
        { id: 'name', title: t('field.name'), width: 'minmax(110px, 1fr)', render: (each) => each.name },
        {
          id: 'what',
          title: t('people.importRemarks'),
          width: 'minmax(180px, 3fr)',
          render: (each) => (
            <span className={styles['remark']} data-severity={each.severity} title={told(each)}>
              <b>{t(`people.severity.${each.severity}`)}</b> {told(each)}
            </span>
          ),
        },
      ]}
    />
  );
}
