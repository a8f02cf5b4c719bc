/** On a service's page: its availability with the records behind, its error budget, and its monitors. */
import { Badge, Button, Select } from '@mantine/core';
import { useState } from 'react';
import {
  availabilityTarget,
  monitorKeepers,
  outage,
  removeAvailabilityTarget,
  serviceAvailability,
  type ServiceAvailability,
} from '#monitoring/rules';
import {
  FormDialogue,
  GoLink,
  nameOfValue,
  pathOf,
  RemoveButton,
  Section,
  useAll,
  useFormat,
  useGo,
  useLanguage,
  useMay,
  useView,
  useWords,
} from '#platform/web';
import { Beats } from '../beats.tsx';
import { minutesText } from '../length-text.ts';
import NewMonitor from '../monitor/new-monitor.tsx';
import { ClassifyDialogue } from '../monitor/outages-section.tsx';
import styles from '../monitoring.module.css';
import { shownState, StateMark } from '../state-mark.tsx';
import { useBoard } from '../use-board.ts';
import { TargetForm } from './target-form.tsx';

const dependsOn = [
  'alert',
  'outage',
  'monitor',
  'availability-target',
  'incident',
  'window',
  'change',
  'service',
  'calendar',
  'calendar-exception',
];
const ranges = [7, 30, 90, 365];
const dayMs = 86_400_000;

export function ServiceSection({ id }: { readonly id: string }) {
  return (
    <>
      <AvailabilitySection serviceId={id} />
      <MonitorsSection serviceId={id} />
    </>
  );
}

/** Whole hours, so that the question stays the same while one looks. */
const beginOf = (days: number): string => new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - days * dayMs).toISOString();

function AvailabilitySection({ serviceId }: { readonly serviceId: string }) {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const targets = useAll(availabilityTarget, { serviceId });
  const target = targets.data?.[0];
  const [chosen, setChosen] = useState<number | null>(null);
  const [isSetting, setSetting] = useState(false);
  const days = chosen ?? target?.periodDays ?? 30;
  const found = useView(serviceAvailability, { id: serviceId, from: beginOf(days) }, { dependsOn, enabled: targets.isSuccess });
  return (
    <Section
      title={t('monitoring.availability')}
      about={
        found.data ? t('monitoring.availabilityAbout', { from: format.instant(found.data.from), to: format.instant(found.data.to) }) : null
      }
      actions={
        <>
          <Select
            size="xs"
            aria-label={t('monitoring.availability')}
            allowDeselect={false}
            data={[...new Set([...ranges, days])]
              .toSorted((one, other) => one - other)
              .map((each) => ({ value: String(each), label: t('monitoring.last', { count: each }) }))}
            value={String(days)}
            onChange={(next) => setChosen(Number(next))}
          />
          {may(monitorKeepers) ? (
            <Button size="xs" variant="default" onClick={() => setSetting(true)}>
              {t(target ? 'monitoring.changeTarget' : 'monitoring.setTarget')}
            </Button>
          ) : null}
          {target && may(monitorKeepers) ? (
            <RemoveButton
              deed={removeAvailabilityTarget}
              record={target}
              question={t('monitoring.removeTargetQuestion')}
              said={t('monitoring.targetRemoved')}
            />
          ) : null}
        </>
      }
    >
      {found.data ? <Figures of={found.data} /> : null}
      {isSetting ? (
        <FormDialogue title={t(target ? 'monitoring.changeTarget' : 'monitoring.setTarget')} onClose={() => setSetting(false)}>
          <TargetForm serviceId={serviceId} record={target} onDone={() => setSetting(false)} />
        </FormDialogue>
      ) : null}
    </Section>
  );
}

function Figures({ of }: { readonly of: ServiceAvailability }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const { availability, target } = of;
  const minutes = (value: number): string => minutesText(value, language);
  const isMissed = target !== null && availability !== null && availability < target.percent / 100;
  return (
    <>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('monitoring.availability')}</dt>
          <dd>
            {availability === null
              ? '–'
              : format.number(availability, { style: 'percent', maximumFractionDigits: 3, roundingMode: 'floor' })}
            <small>
              {target
                ? `${t('monitoring.targetIs', { percent: format.number(target.percent, { maximumFractionDigits: 3 }), days: target.periodDays })}, ${t(isMissed ? 'monitoring.targetMissed' : 'monitoring.targetMet')}`
                : t('monitoring.noTarget')}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('monitoring.down')}</dt>
          <dd>
            {minutes(of.downMinutes)}
            <small>{`${t('monitoring.agreed')}: ${minutes(of.agreedMinutes)}`}</small>
          </dd>
        </div>
        {target ? (
          <div>
            <dt>{t('monitoring.budgetLeft')}</dt>
            <dd>
              {target.leftMinutes >= 0 ? minutes(target.leftMinutes) : `−${minutes(-target.leftMinutes)}`}
              <small>
                {target.leftMinutes >= 0
                  ? t('monitoring.budgetOf', { left: minutes(target.leftMinutes), allowed: minutes(target.allowedMinutes) })
                  : t('monitoring.budgetSpent', { over: minutes(-target.leftMinutes) })}
              </small>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t('monitoring.maintained')}</dt>
          <dd>{minutes(of.maintenanceMinutes)}</dd>
        </div>
      </dl>
      {target && of.burnRates.length ? (
        <>
          <BurnTable rates={of.burnRates} />
          <p className={styles['soft']}>
            {target.alertId ? (
              <GoLink to={pathOf('alert', target.alertId) ?? '/alerts'}>{t('monitoring.burn.alertIsOpen')}</GoLink>
            ) : (
              t(target.alertsOnBurn ? 'monitoring.burn.alerts' : 'monitoring.burn.alertsNot')
            )}
          </p>
        </>
      ) : null}
      <p className={styles['soft']}>
        {`${t('monitoring.sources')}: `}
        {of.sources
          .map(({ source, from, to }) =>
            t('monitoring.sourceSince', { from: format.instant(from), to: format.instant(to), source: t(`monitoring.source.${source}`) }),
          )
          .join('; ')}
      </p>
      <Behind of={of} />
    </>
  );
}

function BurnTable({ rates }: { readonly rates: ServiceAvailability['burnRates'] }) {
  const t = useWords();
  const format = useFormat();
  const rate = (value: number | null): string => (value === null ? '–' : `${format.number(value, { maximumFractionDigits: 1 })}×`);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('monitoring.burn')}>
      <table className={styles['burn']}>
        <thead>
          <tr>
            <th scope="col">{t('monitoring.burn')}</th>
            <th scope="col">{t('monitoring.burn.long')}</th>
            <th scope="col">{t('monitoring.burn.short')}</th>
            <th scope="col">{t('monitoring.burn.limit')}</th>
            <th scope="col">{t('monitoring.burn.urgency')}</th>
            <th scope="col">{t('monitoring.burn.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((each) => (
            <tr key={each.name}>
              <th scope="row">{t(`monitoring.burn.${each.name}`)}</th>
              <td>{rate(each.long.rate)}</td>
              <td>{rate(each.short.rate)}</td>
              <td>{rate(each.threshold)}</td>
              <td>{t(`monitoring.burn.${each.urgency}`)}</td>
              <td>
                {each.isTooFast ? (
                  <Badge color="red">{t('monitoring.burn.tooFast')}</Badge>
                ) : (
                  t(Math.min(each.long.checks, each.short.checks) < 3 ? 'monitoring.burn.few' : 'monitoring.burn.fine')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const mostShown = 10;

/** The records from which the figures follow. */
function Behind({ of }: { readonly of: ServiceAvailability }) {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const [judged, setJudged] = useState<ServiceAvailability['outages'][number] | null>(null);
  const rows = isWhole ? of.outages : of.outages.slice(0, mostShown);
  return (
    <>
      {of.outages.length ? <h3 className={styles['soft']}>{t('monitoring.behind')}</h3> : null}
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <span className="titled">
                <StateMark state={row.state} />
                {row.source === 'monitors' ? (
                  <GoLink to={`/monitors/${row.monitorId}`}>{row.name}</GoLink>
                ) : (
                  <GoLink to={pathOf('incident', row.id) ?? '/incidents'}>{row.name}</GoLink>
                )}
                {row.classification === 'outage' ? null : (
                  <Badge color="gray">{nameOfValue(outage, 'classification', row.classification)}</Badge>
                )}
              </span>
              <div className={styles['soft']}>
                {`${format.instant(row.startedAt)} – ${row.endedAt ? format.instant(row.endedAt) : '…'}`}
                {row.explanation ? `: ${row.explanation}` : ''}
              </div>
            </div>
            <span className="line-end">
              <small>{row.minutes > 0 ? minutesText(row.minutes, language) : t('monitoring.notCounted')}</small>
              {row.source === 'monitors' && may(monitorKeepers) ? (
                <Button size="compact-xs" variant="subtle" onClick={() => setJudged(row)}>
                  {t('monitoring.classify')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {rows.length < of.outages.length ? (
        <Button size="xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('shell.more')}
        </Button>
      ) : null}
      {of.maintenance.length ? (
        <details>
          <summary className={styles['soft']}>{t('monitoring.maintenanceBehind')}</summary>
          <ul className="lines">
            {of.maintenance.map((row) => (
              <li key={`${row.from} ${row.name}`}>
                <div>
                  {row.changeId ? <GoLink to={pathOf('change', row.changeId) ?? '/changes'}>{row.name}</GoLink> : row.name}
                  <div className={styles['soft']}>{`${format.instant(row.from)} – ${format.instant(row.to)}`}</div>
                </div>
                <small>{minutesText(row.minutes, language)}</small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {judged ? <ClassifyDialogue row={judged} onClose={() => setJudged(null)} /> : null}
    </>
  );
}

function MonitorsSection({ serviceId }: { readonly serviceId: string }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const board = useBoard({ serviceId, beats: 20 });
  const [isMaking, setMaking] = useState(false);
  if (!board.data) return null;
  const { items } = board.data;
  return (
    <Section
      title={t('monitoring.monitorsHere')}
      actions={
        may(monitorKeepers) ? (
          <Button size="xs" variant="default" onClick={() => setMaking(true)}>
            {t('monitoring.newMonitor')}
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? (
        <p className="no-lines">{t('monitoring.noMonitorHere')}</p>
      ) : (
        <ul className="lines">
          {items.map((row) => (
            <li key={row.monitorId}>
              <span className="titled">
                <StateMark state={shownState(row)} />
                <GoLink to={`/monitors/${row.monitorId}`}>{row.name}</GoLink>
              </span>
              <Beats beats={row.beats} />
            </li>
          ))}
        </ul>
      )}
      {isMaking ? (
        <FormDialogue isWide title={t('monitoring.newMonitor')} mayClickAway={false} onClose={() => setMaking(false)}>
          <NewMonitor
            serviceId={serviceId}
            onDone={(path) => {
              setMaking(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </Section>
  );
}
