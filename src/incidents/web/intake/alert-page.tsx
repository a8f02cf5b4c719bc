/** One alert: since when, how often, what came of it, and why. */
import { Badge, Button, Menu } from '@mantine/core';
import { alert, alertSource, incident, incidentKey, incidentWorkers, muteAlert, openIncidentOfAlert, type Alert } from '#incidents/rules';
import { asset, service } from '#operations/rules';
import type { Deed } from '#platform/kit';
import {
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  pathOf,
  Section,
  useDeed,
  useFormat,
  useList,
  useMay,
  useOne,
  usePathParams,
  useWords,
} from '#platform/web';
import { DecisionList } from './decision-list.tsx';
import { SeverityMark } from './severity-mark.tsx';

export default function AlertPage() {
  const { alertId } = usePathParams();
  const found = useOne(alert, alertId);
  return <Loaded query={found}>{(row) => <OneAlert row={row} />}</Loaded>;
}

function OneAlert({ row }: { readonly row: Alert }) {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const source = useOne(alertSource, row.sourceId);
  const of = useOne(service, row.serviceId);
  const on = useOne(asset, row.assetId);
  const about = useOne(incident, row.incidentId);
  const root = useOne(alert, row.rootAlertId);
  const isMuted = row.mutedUntil !== null && row.mutedUntil > new Date().toISOString();
  const facts = [
    { field: 'severity', shown: <SeverityMark severity={row.severity} /> },
    { field: 'startedAt', shown: format.instant(row.startedAt) },
    { field: 'closedAt', shown: row.closedAt ? format.instant(row.closedAt) : t('incidents.lasting') },
    { field: 'lastSeenAt', shown: format.instant(row.lastSeenAt) },
    { field: 'count', shown: format.number(row.count) },
    { field: 'serviceId', shown: of.data ? <GoLink to={`/services/${of.data.id}`}>{of.data.name}</GoLink> : null },
    { field: 'assetId', shown: on.data ? <GoLink to={`/assets/${on.data.id}`}>{on.data.name}</GoLink> : null },
    {
      field: 'incidentId',
      shown: about.data ? (
        <GoLink to={pathOf('incident', about.data.id) ?? '/incidents'}>
          {incidentKey(about.data)} {about.data.title}
        </GoLink>
      ) : null,
    },
    { field: 'rootAlertId', shown: root.data ? <GoLink to={`/alerts/${root.data.id}`}>{root.data.title}</GoLink> : null },
    { field: 'matter', shown: row.matter ? t(`incidents.rule.${row.matter}`) : null },
    { field: 'mutedUntil', shown: isMuted ? format.instant(row.mutedUntil) : null },
    { field: 'sourceId', shown: source.data ? <GoLink to={`/alert-sources/${source.data.id}`}>{source.data.name}</GoLink> : null },
    { field: 'key', shown: <code>{row.key}</code> },
  ];
  const texts = [...Object.entries(row.annotations), ...Object.entries(row.labels)];
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.title}
          <Badge color={row.state === 'closed' ? 'gray' : row.state === 'open' ? 'red' : 'yellow'}>
            {nameOfValue(alert, 'state', row.state)}
          </Badge>
          {row.isFlapping ? <Badge color="yellow">{t('incidents.alert.isFlapping')}</Badge> : null}
          {row.isPartial ? <Badge color="gray">{t('incidents.alert.isPartial')}</Badge> : null}
        </span>
      }
      actions={
        may(incidentWorkers) && row.state !== 'closed' ? (
          <>
            <OwnIncident row={row} />
            <MuteMenu row={row} isMuted={isMuted} />
          </>
        ) : null
      }
    >
      <div className="record-columns">
        <div>
          <dl className="facts">
            {facts.map(({ field, shown }) =>
              shown ? (
                <div key={field}>
                  <dt>{nameOfField(alert, field)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null,
            )}
          </dl>
          {row.links.length ? (
            <Section title={t('incidents.alert.links')}>
              <ul className="lines">
                {row.links.map(({ title, url }) => (
                  <li key={`${title} ${url}`}>
                    <a href={url} target="_blank" rel="noreferrer noopener">
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {texts.length ? (
            <Section title={t('incidents.alert.labels')}>
              <dl className="facts">
                {texts.map(([name, value], place) => (
                  <div key={`${name} ${place}`}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </Section>
          ) : null}
          <Following alertId={row.id} />
        </div>
        <div>
          <DecisionList alertId={row.id} />
        </div>
      </div>
    </PageFrame>
  );
}

/** For what came to no incident, or to one of something else. */
function OwnIncident({ row }: { readonly row: Alert }) {
  const t = useWords();
  const { run, isRunning } = useDeed(openIncidentOfAlert as Deed);
  const beside = useList(alert, { incidentId: row.incidentId ?? undefined, limit: 2 });
  if (row.incidentId !== null && beside.rows.length < 2) return null;
  return (
    <Button variant="default" loading={isRunning} onClick={() => void run({ id: row.id }, { said: t('incidents.ownIncidentOpened') })}>
      {t('incidents.ownIncident')}
    </Button>
  );
}

const hours = [1, 4, 8, 24, 72] as const;

function MuteMenu({ row, isMuted }: { readonly row: Alert; readonly isMuted: boolean }) {
  const t = useWords();
  const format = useFormat();
  const { run, isRunning } = useDeed(muteAlert as Deed);
  const mute = (until: string | null) =>
    void run(
      { id: row.id, until },
      { said: until ? t('incidents.alertMuted', { until: format.instant(until) }) : t('incidents.alertUnmuted') },
    );
  if (isMuted)
    return (
      <Button variant="default" loading={isRunning} onClick={() => mute(null)}>
        {t('incidents.unmute')}
      </Button>
    );
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" loading={isRunning}>
          {t('incidents.mute')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('incidents.muteFor')}</Menu.Label>
        {hours.map((each) => (
          <Menu.Item key={each} onClick={() => mute(new Date(Date.now() + each * 3_600_000).toISOString())}>
            {t('incidents.muteHours', { hours: each })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Following({ alertId }: { readonly alertId: string }) {
  const t = useWords();
  const { rows } = useList(alert, { rootAlertId: alertId, sort: 'startedAt' });
  if (rows.length === 0) return null;
  return (
    <Section title={t('incidents.following')}>
      <ul className="lines">
        {rows.map((each) => (
          <li key={each.id}>
            <GoLink to={`/alerts/${each.id}`}>{each.title}</GoLink>
            <small>{nameOfValue(alert, 'state', each.state)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
