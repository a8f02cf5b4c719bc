/** Each promise with how much of it was kept, or each team with what it promises the others; behind each its clocks. */
import { Anchor, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import {
  promiseGroups,
  promiseMeasureRecords,
  promiseMeasures,
  target,
  type PromiseGroup,
  type PromiseMeasureRow,
  type PromiseOutcome,
} from '#incidents/rules';
import { nameOfValue, Section, useAddress, useFormat, useLanguage, useView, useWords } from '#platform/web';
import { FigureTable } from './figure-table.tsx';
import { shareText, timeText } from './measure-text.ts';
import styles from './measures.module.css';
import { RecordsDrawer } from './records-drawer.tsx';
import type { MeasuresTabProps } from './shown-period.ts';

const dependsOn = ['incident', 'incident-entry', 'target', 'service', 'calendar', 'calendar-exception'];

export function PromisesSection({ query }: Pick<MeasuresTabProps, 'query'>) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [address, setAddress] = useAddress({ promises: 'target' });
  const by = (promiseGroups as readonly string[]).includes(address.promises) ? (address.promises as PromiseGroup) : 'target';
  const [behind, setBehind] = useState<PromiseMeasureRow | null>(null);
  const found = useView(promiseMeasures, { ...query, by }, { dependsOn });
  if (!found.data) return null;
  const rows = found.data.items;
  return (
    <Section title={t('incidents.promises.each')}>
      <p className={styles['note']}>{t('incidents.promises.eachAbout')}</p>
      <SegmentedControl
        size="xs"
        aria-label={t('incidents.promises.which')}
        data={promiseGroups.map((value) => ({ value, label: t(`incidents.promises.by.${value}`) }))}
        value={by}
        onChange={(value) => setAddress({ promises: value })}
      />
      {rows.length === 0 ? (
        <p className="no-lines">{t('incidents.promises.none')}</p>
      ) : (
        <FigureTable
          label={t('incidents.promises.each')}
          head={t(`incidents.promises.by.${by}`)}
          rows={rows}
          keyOf={(row) => row.key}
          nameOf={(row) => (
            <>
              <Anchor component="button" type="button" size="sm" onClick={() => setBehind(row)}>
                {row.name}
              </Anchor>
              {row.kind === null ? null : (
                <small className={styles['soft']}>
                  {row.teamId === null ? ' SLA' : ' OLA'} · {nameOfValue(target, 'kind', row.kind)}
                </small>
              )}
            </>
          )}
          columns={[
            { title: t('incidents.promises.decided'), show: (row) => format.number(row.decided) },
            { title: t('incidents.promises.kept'), show: (row) => shareText(row.kept, row.decided, format) },
            { title: t('incidents.promises.used'), show: (row) => timeText(row.used.median, format, language) },
            { title: t('incidents.promises.p90'), show: (row) => timeText(row.used.p90, format, language) },
          ]}
        />
      )}
      {behind ? <Behind row={behind} query={query} onClose={() => setBehind(null)} /> : null}
    </Section>
  );
}

interface BehindProps extends Pick<MeasuresTabProps, 'query'> {
  readonly row: PromiseMeasureRow;
  readonly onClose: () => void;
}

function Behind({ row, query, onClose }: BehindProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const of = row.kind === null ? { teamId: row.key } : { targetId: row.key };
  const [outcome, setOutcome] = useState<PromiseOutcome | null>(null);
  const records = useView(promiseMeasureRecords, { ...query, ...of, ...(outcome ? { outcome } : {}) }, { dependsOn });
  return (
    <RecordsDrawer
      title={row.name}
      query={records}
      show={({ id, number, title, isKept, startedAt, usedMinutes, targetId }) => ({
        key: `${id} ${targetId} ${startedAt}`,
        title: `INC-${number} ${title}`,
        path: `/incidents/${id}`,
        value: `${t(isKept ? 'incidents.measures.kept' : 'incidents.measures.broken')}, ${timeText(usedMinutes, format, language)}`,
        at: startedAt,
      })}
      outcome={{ value: outcome, onChange: setOutcome }}
      onClose={onClose}
    />
  );
}
