/** On the start page: changes that wait for somebody's word, the next first. */
import { change } from '#changes/rules';
import { GoLink, Section, useAll, useWords } from '#platform/web';
import { useClock } from '../clock.ts';

const most = 5;

export function ChangesWaiting() {
  const t = useWords();
  const clock = useClock();
  const { data } = useAll(change, { status: 'awaiting-approval', sort: 'plannedStart' });
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('changes.waiting', { count: data.length })}>
      <ul className="lines">
        {data.slice(0, most).map((row) => (
          <li key={row.id}>
            <div>
              <GoLink to={`/changes/${row.id}`}>{`CHG-${row.number} ${row.title}`}</GoLink>
            </div>
            <small>{clock.span(row.plannedStart, row.plannedEnd)}</small>
          </li>
        ))}
      </ul>
      {data.length > most ? (
        <p>
          <GoLink to="/changes">{t('changes.allWaiting')}</GoLink>
        </p>
      ) : null}
    </Section>
  );
}
