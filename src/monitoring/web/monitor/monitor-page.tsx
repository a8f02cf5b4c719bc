/** One monitor: how it stands and why, how long its checks take, what it found wrong. */
import { Alert, Button, Menu } from '@mantine/core';
import IconBellOff from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs';
import { useState } from 'react';
import {
  changeMonitor,
  endMonitor,
  monitor,
  monitorKeepers,
  monitorWorkers,
  muteMonitor,
  removeMonitor,
  renewMonitorToken,
  resumeMonitor,
  targetTextOf,
  type Monitor,
  type MonitorBoardRow,
} from '#monitoring/rules';
import { asset, service } from '#operations/rules';
import { managers, type Deed } from '#platform/kit';
import {
  ConfirmButton,
  FormDialogue,
  GoLink,
  HistoryPanel,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  RemoveButton,
  Section,
  useAll,
  useDeed,
  useFormat,
  useGo,
  useLanguage,
  useMay,
  useOne,
  usePathParams,
  useWords,
} from '#platform/web';
import { Beats } from '../beats.tsx';
import { lengthText } from '../length-text.ts';
import styles from '../monitoring.module.css';
import { shownState, StateMark } from '../state-mark.tsx';
import { useBoard } from '../use-board.ts';
import { useSeen } from '../use-seen.ts';
import { MonitorForm } from './monitor-form.tsx';
import { PushAddress } from './new-monitor.tsx';
import { OutagesSection } from './outages-section.tsx';
import { TimesSection } from './times-section.tsx';

export default function MonitorPage() {
  const { monitorId } = usePathParams();
  const found = useOne(monitor, monitorId);
  return <Loaded query={found}>{(row) => <OneMonitor row={row} />}</Loaded>;
}

function OneMonitor({ row }: { readonly row: Monitor }) {
  const t = useWords();
  const may = useMay();
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const board = useBoard({ monitorId: row.id });
  const of = useOne(service, row.serviceId);
  const seenOn = useOne(asset, row.assetId);
  const parents = useAll(monitor, {}, { enabled: row.parentIds.length > 0 });
  const standing = board.data?.items[0];
  const rhythm = t('monitoring.rhythmText', { interval: lengthText(row.intervalSeconds, language), tries: row.tries });
  const facts = [
    { name: t('monitoring.target'), shown: targetTextOf(row.settings) },
    { name: nameOfField(monitor, 'kind'), shown: nameOfValue(monitor, 'kind', row.kind) },
    { name: t('monitoring.rhythm'), shown: rhythm },
    { name: nameOfField(monitor, 'serviceId'), shown: of.data ? <GoLink to={`/services/${of.data.id}`}>{of.data.name}</GoLink> : null },
    {
      name: nameOfField(monitor, 'assetId'),
      shown: seenOn.data ? <GoLink to={`/assets/${seenOn.data.id}`}>{seenOn.data.name}</GoLink> : null,
    },
    {
      name: nameOfField(monitor, 'parentIds'),
      shown: row.parentIds.length
        ? (parents.data ?? [])
            .filter((each) => row.parentIds.includes(each.id))
            .map((each, place) => (
              <span key={each.id}>
                {place > 0 ? ', ' : ''}
                <GoLink to={`/monitors/${each.id}`}>{each.name}</GoLink>
              </span>
            ))
        : null,
    },
    { name: nameOfField(monitor, 'severity'), shown: nameOfValue(monitor, 'severity', String(row.severity)) },
    { name: nameOfField(monitor, 'countsAsDowntime'), shown: t(row.countsAsDowntime ? 'shell.yes' : 'shell.no') },
    { name: nameOfField(monitor, 'hint'), shown: row.hint ? <code>{row.hint}…</code> : null },
  ];
  return (
    <PageFrame title={row.name} actions={<Actions row={row} onEdit={() => setEditing(true)} onToken={setToken} />}>
      {standing ? <StandingLine standing={standing} row={row} /> : null}
      <div className="record-columns">
        <div>
          <dl className="facts">
            {facts.map(({ name, shown }) =>
              shown ? (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </div>
        <div>
          {row.kind === 'push' ? null : <TimesSection monitorId={row.id} />}
          <OutagesSection monitorId={row.id} kind={row.kind} />
        </div>
      </div>
      <Section title={t('monitoring.history')}>
        <HistoryPanel thing={monitor} id={row.id} mayUndo={may(managers)} />
      </Section>
      {isEditing ? (
        <FormDialogue isWide title={t('monitoring.changeMonitor')} mayClickAway={false} onClose={() => setEditing(false)}>
          <MonitorForm deed={changeMonitor} record={row} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
      {token ? (
        <FormDialogue isWide title={t('monitoring.pushAddress')} mayClickAway={false} onClose={() => setToken(null)}>
          <PushAddress token={token} onDone={() => setToken(null)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

/** State, since when, what was seen, and why nobody is told, if nobody is. */
function StandingLine({ standing, row }: { readonly standing: MonitorBoardRow; readonly row: Monitor }) {
  const t = useWords();
  const format = useFormat();
  const seen = useSeen();
  const { state, since, failedTries, tries, checkedAt, heldBy, certificateExpiresAt, beats, milliseconds } = standing;
  const isMeasured = row.kind !== 'push' && milliseconds !== null;
  return (
    <>
      <div className={styles['stateLine']} aria-live="polite">
        <StateMark state={shownState(standing)} />
        {row.isEnabled ? (
          <span>
            {t('monitoring.sinceTime', { state: '', time: format.instant(since) }).trim()}
            {state === 'up' && failedTries === 0 ? null : `: ${seen({ ...standing, kind: row.kind })}`}
          </span>
        ) : null}
        {failedTries > 0 ? <span>{t('monitoring.trying', { count: failedTries, tries })}</span> : null}
        <Beats beats={beats} />
        <span className={styles['soft']}>
          {t('monitoring.checkedAgo', { time: checkedAt ? format.ago(checkedAt) : t('monitoring.never') })}
          {isMeasured ? `, ${t('monitoring.milliseconds', { count: format.number(milliseconds, { maximumFractionDigits: 0 }) })}` : ''}
        </span>
        {certificateExpiresAt ? (
          <span className={styles['soft']}>{`${t('monitoring.certificateUntil')} ${format.instant(certificateExpiresAt)}`}</span>
        ) : null}
      </div>
      {state === 'unreachable' && row.isEnabled ? (
        <Alert color="gray" mb={20}>
          {t('monitoring.unreachableAbout')}
        </Alert>
      ) : null}
      {state === 'blind' && row.isEnabled ? (
        <Alert color="grape" mb={20}>
          {t(`monitoring.blind.${standing.reason ?? 'forbidden-address'}`)}
        </Alert>
      ) : null}
      {heldBy ? (
        <Alert color="gray" mb={20}>
          {t(`monitoring.held.${heldBy}`, { time: format.instant(row.mutedUntil) })}
        </Alert>
      ) : null}
    </>
  );
}

const muteHours = [1, 4, 8, 24];

function Actions({
  row,
  onEdit,
  onToken,
}: {
  readonly row: Monitor;
  readonly onEdit: () => void;
  readonly onToken: (token: string) => void;
}) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const mute = useDeed(muteMonitor);
  const end = useDeed(endMonitor);
  const resume = useDeed(resumeMonitor);
  const renew = useDeed(renewMonitorToken as unknown as Deed);
  const isMuted = row.mutedUntil !== null && row.mutedUntil > new Date().toISOString();
  const muteFor = (hours: number): void =>
    void mute.run({ id: row.id, hours }, { said: t(hours === 0 ? 'monitoring.unmuted' : 'monitoring.muted') });
  return (
    <>
      {may(monitorWorkers) ? (
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<IconBellOff size={16} />} loading={mute.isRunning}>
              {t('monitoring.mute')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {muteHours.map((hours) => (
              <Menu.Item key={hours} onClick={() => muteFor(hours)}>
                {t('monitoring.muteFor', { count: hours })}
              </Menu.Item>
            ))}
            {isMuted ? <Menu.Item onClick={() => muteFor(0)}>{t('monitoring.unmute')}</Menu.Item> : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {may(monitorKeepers) ? (
        <>
          <Button variant="default" onClick={onEdit}>
            {t('monitoring.changeMonitor')}
          </Button>
          {row.kind === 'push' ? (
            <ConfirmButton
              question={t('monitoring.renewTokenQuestion')}
              onConfirm={async () => {
                const { answer } = await renew.run({ id: row.id });
                const { token } = (answer ?? {}) as { token?: string | null };
                if (token) onToken(token);
              }}
            >
              {t('monitoring.renewToken')}
            </ConfirmButton>
          ) : null}
          {row.isActive ? (
            <ConfirmButton
              question={t('monitoring.endQuestion', { name: row.name })}
              confirm={t('monitoring.end')}
              onConfirm={() => void end.run({ id: row.id }, { version: row.version, said: t('monitoring.hasEnded', { name: row.name }) })}
            >
              {t('monitoring.end')}
            </ConfirmButton>
          ) : (
            <Button
              variant="default"
              loading={resume.isRunning}
              onClick={() => void resume.run({ id: row.id }, { version: row.version, said: t('monitoring.resumed', { name: row.name }) })}
            >
              {t('monitoring.resume')}
            </Button>
          )}
          <RemoveButton
            deed={removeMonitor}
            record={row}
            question={t('monitoring.removeMonitorQuestion', { name: row.name })}
            said={t('monitoring.monitorRemoved', { name: row.name })}
            onDone={() => go('/monitors')}
          />
        </>
      ) : null}
    </>
  );
}
