/** The same figures beside one another: by priority, team or service. */
import type { IncidentMeasureRow } from '#incidents/rules';
import { useFormat, useLanguage, useWords } from '#platform/web';
import { FigureTable } from './figure-table.tsx';
import { shareText, timeText } from './measure-text.ts';

export interface MeasuresTableProps {
  readonly rows: readonly IncidentMeasureRow[];
  readonly nameOf: (row: IncidentMeasureRow) => string;
  readonly head: string;
}

export function MeasuresTable({ rows, nameOf, head }: MeasuresTableProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const time = (minutes: number | null): string => timeText(minutes, format, language);
  const number = (figure: number): string => format.number(figure);
  return (
    <FigureTable
      label={head}
      head={head}
      rows={rows}
      keyOf={(row) => row.key}
      nameOf={nameOf}
      columns={[
        { title: t('incidents.measure.opened'), show: (row) => number(row.opened) },
        { title: t('incidents.measure.acknowledge'), show: (row) => time(row.times.acknowledge.median) },
        { title: t('incidents.measure.resolve'), show: (row) => time(row.times.resolve.median) },
        { title: t('incidents.measures.p90'), show: (row) => time(row.times.resolve.p90) },
        { title: t('incidents.measure.promise'), show: (row) => shareText(row.promise.kept, row.promise.decided, format) },
        { title: t('incidents.measure.first-contact'), show: (row) => shareText(row.firstContact, row.ended, format) },
        {
          title: t('incidents.measures.passedOn'),
          show: (row) => (row.meanReassignments === null ? '–' : number(Math.round(row.meanReassignments * 100) / 100)),
        },
      ]}
    />
  );
}
