/** Row by row what does not come as it stands in the file, and why. */
import type { CatalogueRemark } from '#operations/rules';
import { useWords, VirtualTable } from '#platform/web';
import styles from './exchange.module.css';

/** Those that there are words for; the server's own sentence stands for the others. */
const known = new Set([
  'calendar-unknown',
  'column-missing',
  'column-not-used',
  'components-repeated',
  'end-unknown',
  'ends-missing',
  'name-missing',
  'needs-itself',
  'not-understood',
  'owner-unknown',
  'service-unknown',
  'site-unknown',
  'team-unknown',
  'twice',
  'value-not-possible',
]);

export function RowReport({ remarks }: { readonly remarks: readonly CatalogueRemark[] }) {
  const t = useWords();
  if (remarks.length === 0) return <p className="plain">{t('operations.importNoRemarks')}</p>;
  const told = ({ code, detail, values }: CatalogueRemark): string =>
    known.has(code) ? t(`operations.remark.${code}`, { text: '', column: '', count: 0, ...values }) : detail;
  return (
    <VirtualTable
      label={t('operations.importRemarks')}
      rows={remarks.map((each, place) => ({ ...each, id: String(place) }))}
      columns={[
        { id: 'row', title: t('operations.importRow'), width: '64px', render: (each) => each.row ?? '' },
        { id: 'name', title: t('field.name'), width: 'minmax(110px, 1fr)', render: (each) => each.name },
        {
          id: 'what',
          title: t('operations.importRemarks'),
          width: 'minmax(180px, 3fr)',
          render: (each) => (
            <span className={styles['remark']} data-severity={each.severity} title={told(each)}>
              <b>{t(`operations.severity.${each.severity}`)}</b> {told(each)}
            </span>
          ),
        },
      ]}
    />
  );
}
