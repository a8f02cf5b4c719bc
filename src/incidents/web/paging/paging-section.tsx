/** Whom an incident calls: who was asked when and what they said, who is next, and where there is nobody. */
import { Badge, Button } from '@mantine/core';
import { incidentPaging, incidentWorkers, page, stopPaging, type AskedPageRow, type IncidentPaging } from '#incidents/rules';
import { GoLink, nameOfValue, Section, useFormat, useMay, useView, useWords, type Translate, useHalfMinute } from '#platform/web';
import { useIncidentDeed } from '../incident/use-incident-deed.ts';
import styles from './paging.module.css';

const dependsOn = ['incident', 'incident-entry', 'page', 'paging-rule', 'rota', 'rota-layer', 'duty-override', 'shift-swap', 'absence'];

export function PagingSection({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const found = useView(incidentPaging, { id }, { dependsOn });
  useHalfMinute(found.refetch);
  const stop = useIncidentDeed(stopPaging);
  if (!found.data) return null;
  const { call, pages, gap } = found.data;
  if (!call && pages.length === 0) return null;
  return (
    <Section
      title={t('incidents.paging.about')}
      actions={
        call && may(incidentWorkers) && call.state !== 'late' ? (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={stop.isRunning}
            onClick={() => void stop.run({ id }, t('incidents.paging.did.stopped'))}
          >
            {t('incidents.paging.stop')}
          </Button>
        ) : null
      }
    >
      {call ? <Stands call={call} gap={gap} /> : null}
      {pages.length > 0 ? (
        <ol className="lines">
          {pages.map((each) => (
            <OnePage key={each.id} page={each} />
          ))}
        </ol>
      ) : null}
    </Section>
  );
}

function Stands({ call, gap }: { readonly call: NonNullable<IncidentPaging['call']>; readonly gap: IncidentPaging['gap'] }) {
  const t = useWords();
  const format = useFormat();
  const isAlarming = call.state !== 'asked' && call.state !== 'service-hours';
  return (
    <div className={`${styles['stands']} ${isAlarming ? styles['alarming'] : ''}`}>
      <b>{standsText(call, t, format.instant)}</b>
      <small>{[call.rule || t('incidents.paging.usual'), t(`incidents.paging.because.${call.why}`)].join(', ')}</small>
      {gap && call.state === 'duty' ? (
        <div>
          {t('incidents.paging.gap', { rota: gap.rotaName, from: format.instant(gap.startsAt), to: format.instant(gap.endsAt) })}{' '}
          <GoLink to={`/rotas/${gap.rotaId}`}>{t('incidents.paging.gapLink')}</GoLink>
        </div>
      ) : null}
    </div>
  );
}

function standsText(
  { state, until, whom }: NonNullable<IncidentPaging['call']>,
  t: Translate,
  at: (instant: string | null) => string,
): string {
  const next = { names: whom?.names.join(', ') ?? '', rota: whom?.rotaName ?? '', level: whom?.level ?? '', at: at(until) };
  if (state === 'duty') return t('incidents.paging.nobodyOnDuty', next);
  if (state === 'service-hours') return t('incidents.paging.serviceHours', next);
  if (state === 'asked') return whom && until ? t('incidents.paging.next', next) : t('incidents.paging.waits');
  return t(`incidents.paging.${state}`);
}

function OnePage({ page: of }: { readonly page: AskedPageRow }) {
  const t = useWords();
  const format = useFormat();
  const reached = [
    of.seenAt ? t('incidents.paging.seen', { at: format.instant(of.seenAt) }) : null,
    of.mailedAt ? t('incidents.paging.mailed', { at: format.instant(of.mailedAt) }) : null,
    of.mailFailure ? t('incidents.paging.mailFailed') : null,
  ].filter((each) => each !== null);
  return (
    <li className={styles['asked']}>
      <div className="titled">
        <GoLink to={`/people/${of.personId}`}>{of.name}</GoLink>
        <Badge color={of.answer === 'taken' ? 'green' : of.answer === null && of.failure === null ? 'blue' : 'gray'}>
          {of.answer ? nameOfValue(page, 'answer', of.answer) : of.failure ? t('incidents.paging.notReached') : t('incidents.paging.waits')}
        </Badge>
      </div>
      <small>{[of.rotaName, t('incidents.paging.level', { level: of.level }), format.instant(of.askedAt), ...reached].join(' · ')}</small>
    </li>
  );
}
