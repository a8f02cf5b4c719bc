/** The incidents behind a figure, with what each of them adds to it. */
import { useState } from 'react';
import { incidentMeasureRecords, type PromiseOutcome, type RecordMeasure } from '#incidents/rules';
import { useFormat, useLanguage, useView, useWords } from '#platform/web';
import { timeText } from './measure-text.ts';
import { RecordsDrawer } from './records-drawer.tsx';

export interface BehindDrawerProps {
  readonly measure: RecordMeasure;
  readonly query: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

export function BehindDrawer({ measure, query, onClose }: BehindDrawerProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [outcome, setOutcome] = useState<PromiseOutcome | null>(null);
  const records = useView(incidentMeasureRecords, { ...query, measure, ...(outcome ? { outcome } : {}) }, { dependsOn: ['incident'] });
  const valueText = (value: number | null): string => {
    if (value === null) return '';
    if (measure === 'promise') return t(value === 1 ? 'incidents.measures.kept' : 'incidents.measures.broken');
    return measure === 'reopened' ? t('incidents.measures.times', { count: value }) : timeText(value, format, language);
  };
  return (
    <RecordsDrawer
      title={t(`incidents.measure.${measure}`)}
      query={records}
      show={({ id, number, title, value, openedAt }) => ({
        key: id,
        title: `INC-${number} ${title}`,
        path: `/incidents/${id}`,
        value: valueText(value),
        at: openedAt,
      })}
      {...(measure === 'promise' ? { outcome: { value: outcome, onChange: setOutcome } } : {})}
      onClose={onClose}
    />
  );
}
