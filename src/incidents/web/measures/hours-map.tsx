/** When in the week incidents are opened: seven days, twenty-four hours. */
import { useFormat, useLanguage, useWords } from '#platform/web';
import styles from './measures.module.css';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const days = [0, 1, 2, 3, 4, 5, 6];

/** By `weekday hour`, Monday 0. */
export function HoursMap({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const most = Math.max(1, ...counts.values());
  // 5 January 2026 was a Monday.
  const dayName = (day: number): string =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 5 + day)));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['scroller']} tabIndex={0} role="group" aria-label={t('incidents.measures.byHour')}>
      <table className={styles['hours']}>
        <caption className="visually-hidden">{t('incidents.measures.byHour')}</caption>
        <thead>
          <tr>
            <td>
              <span className="visually-hidden">{t('incidents.measures.day')}</span>
            </td>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour % 3 === 0 ? hour : <span className="visually-hidden">{hour}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{dayName(day)}</th>
              {hours.map((hour) => {
                const count = counts.get(`${day} ${hour}`) ?? 0;
                return (
                  <td key={hour} data-step={count === 0 ? 0 : Math.max(1, Math.ceil((5 * count) / most))} title={format.number(count)}>
                    <span className="visually-hidden">{format.number(count)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
