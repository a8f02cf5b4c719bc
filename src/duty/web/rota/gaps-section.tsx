/** Where within the next 90 days nobody would come, each with why, and a way to close it. */
import { Button } from '@mantine/core';
import { coverageDays, dutyCoverage, type GapRow } from '#duty/rules';
import { Section, useFormat, useView, useWords } from '#platform/web';
import { dutyDependsOn } from '../depends-on.ts';
import styles from '../duty.module.css';
import { whyOf } from '../gap-words.ts';
import { useZoned } from '../zoned.ts';

const mostShown = 6;

export function GapsSection({
  rotaId,
  zone,
  mayClose,
  onClose,
}: {
  readonly rotaId: string;
  readonly zone: string;
  readonly mayClose: boolean;
  readonly onClose: (gap: GapRow) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const zoned = useZoned(zone);
  const proof = useView(dutyCoverage, { rotaId }, { dependsOn: dutyDependsOn });
  const item = proof.data?.items[0];
  if (!item) return <Section title={t('duty.gaps')}>{null}</Section>;
  const share = item.requiredMinutes === 0 ? 1000 : Math.floor((item.coveredMinutes * 1000) / item.requiredMinutes);
  return (
    <Section title={t('duty.gaps')}>
      <p className={styles['proof']} data-open={item.gaps.length > 0 || undefined}>
        {item.gaps.length === 0
          ? t('duty.covered', { days: coverageDays })
          : t('duty.coveredShare', { share: format.share(share), days: coverageDays })}
      </p>
      <ul className="lines">
        {item.gaps.slice(0, mostShown).map((gap) => (
          <li key={gap.startsAt} className={styles['wraps']}>
            <div>
              <span className={styles['gapLine']}>
                <b className={styles['gapMark']} aria-hidden />
                {zoned.span(gap.startsAt, gap.endsAt)}
              </span>
              <span className={styles['soft']}>{whyOf(gap, t)}</span>
            </div>
            {mayClose ? (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('duty.closeGap')}, ${zoned.span(gap.startsAt, gap.endsAt)}`}
                onClick={() => onClose(gap)}
              >
                {t('duty.closeGap')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {item.gaps.length > mostShown ? <p className="no-lines">{t('duty.gapsMore', { count: item.gaps.length - mostShown })}</p> : null}
    </Section>
  );
}
