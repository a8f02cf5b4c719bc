/** Why an alert is as it is: each decision with its rule as a sentence, and what the rule was given. */
import { Button } from '@mantine/core';
import { alertDecision, type AlertDecision } from '#incidents/rules';
import { Section, useFormat, useList, useWords } from '#platform/web';
import styles from './intake.module.css';

export function DecisionList({ alertId }: { readonly alertId: string }) {
  const t = useWords();
  const format = useFormat();
  const { rows, isLoading, hasMore, loadMore, isLoadingMore } = useList(alertDecision, { alertId, sort: '-decidedAt,-message,-ordinal' });
  return (
    <Section title={t('incidents.decisions')} about={t('incidents.decisionsAbout')}>
      {rows.length === 0 && !isLoading ? <p className="no-lines">{t('incidents.noDecisions')}</p> : null}
      <ol className={styles['decisions']}>
        {latestFirst(rows).map((row) => (
          <li key={row.id}>
            <time dateTime={row.decidedAt}>{format.instant(row.decidedAt)}</time>
            <div>
              <div>{t(`incidents.rule.${row.rule}`)}</div>
              <Given row={row} />
            </div>
          </li>
        ))}
      </ol>
      {hasMore ? (
        <Button size="xs" variant="default" loading={isLoadingMore} onClick={loadMore}>
          {t('shell.more')}
        </Button>
      ) : null}
    </Section>
  );
}

/** What was decided because of a message stands above it. */
const latestFirst = (rows: readonly AlertDecision[]): readonly AlertDecision[] =>
  rows.toSorted(
    (one, other) =>
      other.decidedAt.localeCompare(one.decidedAt) ||
      (other.message ?? Number.MAX_SAFE_INTEGER) - (one.message ?? Number.MAX_SAFE_INTEGER) ||
      other.ordinal - one.ordinal,
  );

function Given({ row }: { readonly row: AlertDecision }) {
  const t = useWords();
  const format = useFormat();
  const { inputs } = row;
  const given = [
    row.message === null ? '' : t('incidents.messageNumber', { number: row.message }),
    row.occurredAt && row.occurredAt !== row.receivedAt ? format.instant(row.occurredAt) : '',
    typeof inputs['count'] === 'number' && inputs['count'] > 0 ? t('incidents.givenCount', { count: inputs['count'] }) : '',
    typeof inputs['openAlerts'] === 'number' ? t('incidents.givenOpenAlerts', { count: inputs['openAlerts'] }) : '',
    typeof inputs['until'] === 'string' ? t('incidents.givenUntil', { until: format.instant(inputs['until']) }) : '',
    inputs['partial'] === true ? t('incidents.givenPartial') : '',
    typeof inputs['reason'] === 'string' ? inputs['reason'] : '',
  ].filter(Boolean);
  return given.length ? <div className={styles['soft']}>{given.join(' · ')}</div> : null;
}
