import { useWords } from '#platform/web';
import styles from './heat-map.module.css';

const steps = ['0', '1–20', '21–40', '41–60', '61–80', '81–100'];

export function HeatLegend() {
  const t = useWords();
  return (
    <ul className={styles['legend']} aria-label={t('planning.legend')}>
      {steps.map((label, step) => (
        <li key={label}>
          <span className={styles['swatch']} data-step={step} aria-hidden="true" />
          {label} %
        </li>
      ))}
      <li>
        <span className={styles['swatch']} data-step="over" aria-hidden="true" />
        {t('planning.legendOver')}
      </li>
      <li>
        <span className={styles['swatch']} data-step={2} data-some aria-hidden="true" />
        {t('planning.legendSome')}
      </li>
    </ul>
  );
}
