/** The incidents behind a figure, with what each of them adds to it. */
import { Drawer } from '@mantine/core';
import { useEffect, useState } from 'react';
import { incidentMeasureRecords, type RecordMeasure } from '#incidents/rules';
import { EmptyState, GoLink, Loaded, useFormat, useLanguage, useView, useWords } from '#platform/web';
import { timeText } from './measure-text.ts';
import styles from './measures.module.css';

export interface BehindDrawerProps {
  readonly measure: RecordMeasure;
  readonly query: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

export function BehindDrawer({ measure, query, onClose }: BehindDrawerProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const records = useView(incidentMeasureRecords, { ...query, measure }, { dependsOn: ['incident'] });
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined), [before]);
  const valueText = (value: number | null): string => {
    if (value === null) return '';
    if (measure === 'promise') return t(value === 1 ? 'incidents.measures.kept' : 'incidents.measures.broken');
    return measure === 'reopened' ? t('incidents.measures.times', { count: value }) : timeText(value, format, language);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(520px, 100vw)"
      title={<strong>{t(`incidents.measure.${measure}`)}</strong>}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Loaded query={records}>
        {({ total, items }) =>
          items.length === 0 ? (
            <EmptyState title={t('incidents.measures.noRecords')} />
          ) : (
            <>
              <p className={styles['soft']}>
                {items.length < total
                  ? t('incidents.measures.firstOf', { shown: format.number(items.length), count: format.number(total) })
                  : t('incidents.measures.records', { count: total })}
              </p>
              <ol className={styles['records']}>
                {items.map((each) => (
                  <li key={each.id}>
                    <GoLink to={`/incidents/${each.id}`}>
                      INC-{each.number} {each.title}
                    </GoLink>
                    <span>{valueText(each.value)}</span>
                    <small>{format.day(each.openedAt.slice(0, 10))}</small>
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}
