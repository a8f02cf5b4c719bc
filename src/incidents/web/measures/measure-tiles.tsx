/** The figures of a period, each with its middle, its mean and its P90; each leads to the incidents behind it. */
import type { IncidentMeasureRow, RecordMeasure } from '#incidents/rules';
import { useFormat, useLanguage, useWords } from '#platform/web';
import { shareText, timeText } from './measure-text.ts';
import styles from './measures.module.css';
import { Tile } from './tile.tsx';

const shownTimes = ['acknowledge', 'restore', 'resolve', 'close'] as const;

export function MeasureTiles({ row, onOpen }: { readonly row: IncidentMeasureRow; readonly onOpen: (measure: RecordMeasure) => void }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const tile = (measure: RecordMeasure, value: string, about: string, note = '') => (
    <Tile key={measure} title={t(`incidents.measure.${measure}`)} value={value} about={about} note={note} onOpen={() => onOpen(measure)} />
  );
  return (
    <ul className={styles['tiles']}>
      {tile('opened', format.number(row.opened), t('incidents.measures.ended', { count: format.number(row.ended) }))}
      {shownTimes.map((time) => {
        const { count, mean, median, p90, negative } = row.times[time];
        return tile(
          time,
          timeText(median, format, language),
          count === 0
            ? t('incidents.measures.noneKnown')
            : t('incidents.measures.meanAndP90', {
                mean: timeText(mean, format, language),
                p90: timeText(p90, format, language),
                count: format.number(count),
              }),
          negative > 0 ? t('incidents.measures.negative', { count: negative }) : '',
        );
      })}
      {tile(
        'promise',
        shareText(row.promise.kept, row.promise.decided, format),
        t('incidents.measures.partOf', { part: format.number(row.promise.kept), whole: format.number(row.promise.decided) }),
      )}
      {tile(
        'first-contact',
        shareText(row.firstContact, row.ended, format),
        t('incidents.measures.partOf', { part: format.number(row.firstContact), whole: format.number(row.ended) }),
      )}
      {tile(
        'reopened',
        shareText(row.reopened, row.ended, format),
        t('incidents.measures.partOf', { part: format.number(row.reopened), whole: format.number(row.ended) }),
      )}
    </ul>
  );
}
