/** The risk with the sum from which it is read. */
import { change, riskLimits, type ChangeOutlook, type ChangeRow } from '#changes/rules';
import { nameOfField, nameOfValue, useWords } from '#platform/web';
import styles from '../changes.module.css';

export function RiskFact({ row, outlook }: { readonly row: ChangeRow; readonly outlook: ChangeOutlook | undefined }) {
  const t = useWords();
  const parts = outlook?.riskParts ?? [];
  const sum = parts.reduce((all, each) => all + each.points, 0);
  const nameOf = (of: (typeof parts)[number]['of']): string =>
    of === 'tier' || of === 'backOut' ? t(`changes.risk.${of}`) : nameOfField(change, of);
  return (
    <details className={styles['risk']}>
      <summary>
        {nameOfValue(change, 'risk', row.risk)} {parts.length > 0 ? <small>({t('changes.points', { sum })})</small> : null}
      </summary>
      <ul>
        {parts.map((each) => (
          <li key={each.of}>
            <span>{nameOf(each.of)}</span> <b>{each.points}</b>
          </li>
        ))}
        <li className={styles['soft']}>{t('changes.riskTable', riskLimits)}</li>
      </ul>
    </details>
  );
}
