/** One source of alerts: its rules, what goes into the configuration of its program, and what it said last. */
import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { alert, alertSource, removeAlertSource, renewAlertToken, type AlertSource, type OutsideKind } from '#incidents/rules';
import { service } from '#operations/rules';
import { team } from '#people/rules';
import { managers, type Deed } from '#platform/kit';
import {
  ConfirmButton,
  FormDialogue,
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  Section,
  useDeed,
  useFormat,
  useGo,
  useList,
  useMay,
  useOne,
  usePathParams,
  useWords,
} from '#platform/web';
import { ChangeAlertSource, TokenOnce } from './alert-source-form.tsx';
import { ConfigurationText } from './configuration-text.tsx';
import { RuleTrial } from './rule-trial.tsx';
import { useRuleText } from './rule-text.ts';

export default function AlertSourcePage() {
  const { sourceId } = usePathParams();
  const found = useOne(alertSource, sourceId);
  return <Loaded query={found}>{(row) => <OneSource row={row} />}</Loaded>;
}

function OneSource({ row }: { readonly row: AlertSource }) {
  const t = useWords();
  const may = useMay();
  const ruleText = useRuleText();
  const [isEditing, setEditing] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const of = useOne(service, row.serviceId);
  const by = useOne(team, row.teamId);
  const facts = [
    { field: 'kind', shown: nameOfValue(alertSource, 'kind', row.kind) },
    { field: 'hint', shown: row.kind === 'evenkeel' ? null : <code>{row.hint}…</code> },
    { field: 'serviceId', shown: of.data ? <GoLink to={`/services/${of.data.id}`}>{of.data.name}</GoLink> : null },
    { field: 'teamId', shown: by.data ? <GoLink to={`/teams/${by.data.id}`}>{by.data.name}</GoLink> : null },
    { field: 'leastSeverity', title: t('incidents.incidentWhen'), shown: ruleText(row) },
    { field: 'resolvesIncident', shown: t(row.resolvesIncident ? 'shell.yes' : 'shell.no') },
  ];
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.name}
          {row.isActive ? null : <Badge color="gray">{t('incidents.inactive')}</Badge>}
        </span>
      }
      actions={may(managers) ? <Actions row={row} onEdit={() => setEditing(true)} onToken={setToken} /> : null}
    >
      <div className="record-columns">
        <div>
          <dl className="facts">
            {facts.map(({ field, title, shown }) =>
              shown ? (
                <div key={field}>
                  <dt>{title ?? nameOfField(alertSource, field)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null,
            )}
          </dl>
          <LatestAlerts sourceId={row.id} />
        </div>
        <div>
          {row.kind === 'evenkeel' ? (
            <p className="no-lines">{t('incidents.ownSource')}</p>
          ) : (
            <Section title={t('incidents.configuration')} about={t('incidents.configurationAbout')}>
              <ConfigurationText kind={row.kind} />
            </Section>
          )}
          {may(managers) ? <RuleTrial source={row} /> : null}
        </div>
      </div>
      {isEditing ? (
        <FormDialogue isWide title={t('incidents.changeAlertSource')} onClose={() => setEditing(false)}>
          <ChangeAlertSource record={row} onDone={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
      {token ? (
        <FormDialogue isWide title={t('incidents.alertToken')} mayClickAway={false} onClose={() => setToken(null)}>
          <TokenOnce of={{ id: row.id, kind: row.kind as OutsideKind, token }} onDone={() => setToken(null)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

function Actions({
  row,
  onEdit,
  onToken,
}: {
  readonly row: AlertSource;
  readonly onEdit: () => void;
  readonly onToken: (token: string) => void;
}) {
  const t = useWords();
  const go = useGo();
  const renew = useDeed(renewAlertToken as Deed);
  const remove = useDeed(removeAlertSource as Deed);
  return (
    <>
      <Button variant="default" onClick={onEdit}>
        {t('incidents.changeAlertSource')}
      </Button>
      {row.kind === 'evenkeel' ? null : (
        <ConfirmButton
          question={t('incidents.renewTokenQuestion')}
          onConfirm={async () => {
            const { answer } = await renew.run({ id: row.id });
            const { token } = (answer ?? {}) as { token?: string | null };
            if (token) onToken(token);
          }}
        >
          {t('incidents.renewToken')}
        </ConfirmButton>
      )}
      <ConfirmButton
        question={t('incidents.removeAlertSourceQuestion', { name: row.name })}
        onConfirm={async () => {
          const { problem } = await remove.run(
            { id: row.id },
            { version: row.version, said: t('incidents.alertSourceRemoved', { name: row.name }) },
          );
          if (!problem) go('/alert-sources');
        }}
      >
        {t('incidents.removeAlertSource')}
      </ConfirmButton>
    </>
  );
}

function LatestAlerts({ sourceId }: { readonly sourceId: string }) {
  const t = useWords();
  const format = useFormat();
  const { rows, isLoading } = useList(alert, { sourceId, sort: '-lastSeenAt', limit: 10 });
  return (
    <Section title={t('incidents.alerts')}>
      {rows.length === 0 && !isLoading ? (
        <p className="no-lines">{t('incidents.noAlerts')}</p>
      ) : (
        <ul className="lines">
          {rows.slice(0, 10).map((each) => (
            <li key={each.id}>
              <GoLink to={`/alerts/${each.id}`}>{each.title}</GoLink>
              <small>{format.ago(each.lastSeenAt)}</small>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
