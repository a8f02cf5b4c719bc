/** What a monitor found wrong, the latest first, and what it counts as, which may be found out later. */
import { Badge, Button, Select, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { classifyOutage, monitorKeepers, outage, outageClasses, type Outage, type OutageClass } from '#monitoring/rules';
import {
  FormDialogue,
  nameOfField,
  nameOfValue,
  Section,
  sentenceOf,
  useDeed,
  useFormat,
  useLanguage,
  useList,
  useMay,
  useWords,
} from '#platform/web';
import { minutesText } from '../length-text.ts';
import styles from '../monitoring.module.css';
import { StateMark } from '../state-mark.tsx';
import { useSeen } from '../use-seen.ts';

export function OutagesSection({ monitorId, kind }: { readonly monitorId: string; readonly kind: string }) {
  const t = useWords();
  const may = useMay();
  const [judged, setJudged] = useState<Outage | null>(null);
  const { rows, isLoading, hasMore, loadMore } = useList(outage, { monitorId, sort: '-startedAt', limit: 20 });
  return (
    <Section title={t('monitoring.outages')}>
      {rows.length === 0 && !isLoading ? (
        <p className="no-lines">{t('monitoring.noOutages')}</p>
      ) : (
        <ul className="lines">
          {rows.map((row) => (
            <OutageLine key={row.id} row={row} kind={kind} onJudge={may(monitorKeepers) ? () => setJudged(row) : undefined} />
          ))}
        </ul>
      )}
      {hasMore ? (
        <Button size="xs" variant="subtle" onClick={loadMore}>
          {t('shell.more')}
        </Button>
      ) : null}
      {judged ? <ClassifyDialogue row={judged} onClose={() => setJudged(null)} /> : null}
    </Section>
  );
}

function OutageLine({ row, kind, onJudge }: { readonly row: Outage; readonly kind: string; readonly onJudge: (() => void) | undefined }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const seen = useSeen();
  const minutes = row.endedAt ? (Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 60_000 : null;
  return (
    <li>
      <div>
        <span className="titled">
          <StateMark state={row.state} />
          {seen({ ...row, kind })}
          {row.classification === 'outage' ? null : <Badge color="gray">{nameOfValue(outage, 'classification', row.classification)}</Badge>}
        </span>
        <div className={styles['soft']}>
          {row.endedAt ? `${format.instant(row.startedAt)} – ${format.instant(row.endedAt)}` : format.instant(row.startedAt)}
          {minutes === null ? ' – …' : `, ${minutesText(minutes, language)}`}
          {row.explanation ? `: ${row.explanation}` : ''}
        </div>
      </div>
      {onJudge ? (
        <span className="line-end">
          <Button size="compact-xs" variant="subtle" onClick={onJudge}>
            {t('monitoring.classify')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

export function ClassifyDialogue({
  row,
  onClose,
}: {
  readonly row: Pick<Outage, 'id' | 'classification' | 'explanation'>;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { run, isRunning, problem } = useDeed(classifyOutage);
  const [classification, setClassification] = useState<OutageClass>(row.classification);
  const [explanation, setExplanation] = useState(row.explanation);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const { problem: refused } = await run(
      { id: row.id, classification, explanation },
      { isQuiet: true, said: t('monitoring.classified') },
    );
    if (!refused) onClose();
  }
  return (
    <FormDialogue title={t('monitoring.classifyTitle')} onClose={onClose}>
      <form className="form-stack" noValidate onSubmit={(event) => void submit(event)}>
        <Select
          data-autofocus
          label={nameOfField(outage, 'classification')}
          allowDeselect={false}
          data={outageClasses.map((each) => ({ value: each, label: nameOfValue(outage, 'classification', each) }))}
          value={classification}
          onChange={(next) => setClassification((next as OutageClass | null) ?? 'outage')}
        />
        <Textarea
          label={nameOfField(outage, 'explanation')}
          description={t('monitoring.outage.explanation.help')}
          autosize
          minRows={2}
          maxLength={2000}
          error={problem ? sentenceOf(problem) : undefined}
          value={explanation}
          onChange={(event) => setExplanation(event.currentTarget.value)}
        />
        <div className="button-row form-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={isRunning}>
            {t('shell.save')}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}
