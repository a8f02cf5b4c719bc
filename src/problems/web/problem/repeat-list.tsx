/** Groups of incidents that look alike, each with one step to make it a problem or to add it to one. */
import { Badge, Button } from '@mantine/core';
import IconRepeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import { service } from '#operations/rules';
import { learnersMayWrite, linkProblemIncidents, mostLinked, openProblem, repeats, type Repeat } from '#problems/rules';
import { EmptyState, GoLink, Loaded, useAll, useFormat, useGo, useMay, useView, useWords } from '#platform/web';
import styles from '../problems.module.css';
import { useTimelineDeed } from '../use-timeline-deed.ts';
import { problemSources } from './depends-on.ts';
import { hoursText } from './hours.ts';

export function RepeatList() {
  const t = useWords();
  const found = useView(repeats, {}, { dependsOn: [...problemSources, 'alert'] });
  const services = useAll(service);
  const nameOf = new Map((services.data ?? []).map((each) => [each.id, each.name]));
  return (
    <Loaded query={found}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={IconRepeat} title={t('problems.noRepeats')}>
            {t('problems.noRepeatsAbout')}
          </EmptyState>
        ) : (
          <ul className="lines">
            {items.map((each) => (
              <OneRepeat key={each.incidentIds[0]} repeat={each} service={nameOf.get(each.serviceId ?? '') ?? ''} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function OneRepeat({ repeat, service: name }: { readonly repeat: Repeat; readonly service: string }) {
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  const may = useMay();
  const open = useTimelineDeed(openProblem);
  const link = useTimelineDeed(linkProblemIncidents);
  const { title, problem: known } = repeat;
  const incidentIds = repeat.incidentIds.slice(0, mostLinked);

  async function make() {
    const { id } = await open.run({ title, serviceId: repeat.serviceId, incidentIds }, t('problems.didOpen'));
    if (id) go(`/problems/${id}`);
  }

  return (
    <li>
      <div>
        <div className="titled">
          {title}
          {repeat.by.map((each) => (
            <Badge key={each} color="gray" variant="light">
              {t(`problems.by.${each}`)}
            </Badge>
          ))}
        </div>
        <div className={styles['action']}>
          <span>{name}</span>
          <span>
            {t('problems.repeatCost', {
              count: repeat.count,
              down: hoursText(repeat.downMinutes, format),
              open: hoursText(repeat.openMinutes, format),
              at: format.day(repeat.lastAt.slice(0, 10)),
            })}
          </span>
          {known ? <GoLink to={`/problems/${known.id}`}>{`PRB-${known.number} ${known.title}`}</GoLink> : null}
        </div>
      </div>
      {may(learnersMayWrite) ? (
        <div className="line-end">
          {known ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={link.isRunning}
              aria-label={t('problems.addToOf', { key: `PRB-${known.number}`, title })}
              onClick={() => void link.run({ id: known.id, incidentIds }, t('problems.didLink'))}
            >
              {t('problems.addTo', { key: `PRB-${known.number}` })}
            </Button>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              loading={open.isRunning}
              aria-label={t('problems.makeProblemOf', { title })}
              onClick={() => void make()}
            >
              {t('problems.makeProblem')}
            </Button>
          )}
        </div>
      ) : null}
    </li>
  );
}
