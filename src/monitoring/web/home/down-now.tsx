/** On the start page: services of which a monitor says that they are down, and that nobody agreed to be down now. */
import { GoLink, Section, useFormat, useWords } from '#platform/web';
import { StateMark } from '../state-mark.tsx';
import { useBoard } from '../use-board.ts';

const most = 8;

export function DownNow() {
  const t = useWords();
  const format = useFormat();
  const { data } = useBoard({ beats: 0 });
  const down = (data?.items ?? []).filter(({ state, heldBy, isEnabled }) => isEnabled && state === 'down' && heldBy === null);
  const services = [...Map.groupBy(down, ({ serviceId }) => serviceId).values()];
  if (services.length === 0) return null;
  return (
    <Section
      title={t('monitoring.downNow')}
      about={services.length > most ? t('monitoring.downMore', { count: services.length - most }) : undefined}
    >
      <ul className="lines">
        {services.slice(0, most).map((of) => (
          <li key={of[0]!.serviceId}>
            <div>
              <StateMark state="down" /> <GoLink to={`/services/${of[0]!.serviceId}`}>{of[0]!.serviceName}</GoLink>{' '}
              <small>{of.map(({ name }) => name).join(', ')}</small>
            </div>
            <small>{format.ago(of.map(({ since }) => since).toSorted()[0]!)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
