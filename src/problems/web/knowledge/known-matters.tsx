/** While an incident is typed: whether it is open already, and what is known to help. */
import { Badge, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { noteOnIncident } from '#incidents/rules';
import { article, knownMatters, type OfferedKnowledge, type ReportedMatter } from '#problems/rules';
import { nameOfValue, useFormat, useView, useWords, type FormSectionProps } from '#platform/web';
import styles from '../problems.module.css';
import { useTimelineDeed } from '../use-timeline-deed.ts';
import { knowledgeSources } from './depends-on.ts';

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
/** Of fewer letters nothing is told. */
const leastLetters = 3;

export function KnownMatters({ values, onDone }: FormSectionProps) {
  const t = useWords();
  const [title] = useDebouncedValue(textIn(values['title']).slice(0, 200), 300);
  const serviceId = textIn(values['serviceId']);
  const isAsked = title.length >= leastLetters;
  const found = useView(knownMatters, { title, ...(serviceId ? { serviceId } : {}) }, { enabled: isAsked, dependsOn: knowledgeSources });
  const { reported, known } = (isAsked ? found.data : undefined) ?? { reported: [], known: [] };
  const said = [textIn(values['title']), textIn(values['description'])].filter(Boolean).join('\n\n');
  return (
    <>
      <p role="status" className="visually-hidden">
        {reported.length + known.length > 0 ? t('problems.matters.saidSoFar', { reported: reported.length, known: known.length }) : ''}
      </p>
      {reported.length > 0 ? (
        <div className={styles['matters']}>
          <h3>{t('problems.matters.alike')}</h3>
          <p>{t('problems.matters.alikeAbout')}</p>
          <ul className="lines">
            {reported.map((each) => (
              <OneReported key={each.id} matter={each} said={said} onDone={onDone} />
            ))}
          </ul>
        </div>
      ) : null}
      {known.length > 0 ? (
        <div className={styles['matters']}>
          <h3>{t('problems.matters.mayHelp')}</h3>
          <ul className="lines">
            {known.map((each) => (
              <OneKnown key={each.id} offer={each} />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** What is typed stays: it is read beside the form. */
function NewTabLink({ to, name }: { readonly to: string; readonly name: string }) {
  const t = useWords();
  return (
    <a href={to} target="_blank" rel="noopener">
      {name}
      <span className="visually-hidden"> ({t('problems.matters.newTab')})</span>
    </a>
  );
}

interface ReportedProps extends Pick<FormSectionProps, 'onDone'> {
  readonly matter: ReportedMatter;
  /** What was typed so far. */
  readonly said: string;
}

function OneReported({ matter, said, onDone }: ReportedProps) {
  const t = useWords();
  const format = useFormat();
  const { run, isRunning } = useTimelineDeed(noteOnIncident);
  const { id, key } = matter;

  async function join() {
    const { problem } = await run({ id, text: said }, t('problems.matters.didJoin', { key }));
    if (!problem) onDone(`/incidents/${id}`);
  }

  return (
    <li>
      <div>
        <NewTabLink to={`/incidents/${id}`} name={`${key} ${matter.title}`} />
        <div className={styles['action']}>
          <span>{t('problems.matters.since', { at: format.instant(matter.openedAt) })}</span>
          {matter.isSameService ? <span>{t('problems.sameService')}</span> : null}
        </div>
      </div>
      <div className="line-end">
        <Button
          size="compact-sm"
          variant="default"
          loading={isRunning}
          aria-label={t('problems.matters.joinItOf', { key })}
          onClick={() => void join()}
        >
          {t('problems.matters.joinIt')}
        </Button>
      </div>
    </li>
  );
}

function OneKnown({ offer }: { readonly offer: OfferedKnowledge }) {
  const t = useWords();
  const isError = offer.kind === 'known-error';
  return (
    <li>
      <div>
        <div className="titled">
          <NewTabLink to={isError ? `/problems/${offer.id}` : `/knowledge/${offer.id}`} name={`${offer.key} ${offer.title}`.trim()} />
          {isError ? (
            <Badge color="blue" variant="light">
              {nameOfValue(article, 'kind', 'known-error')}
            </Badge>
          ) : null}
        </div>
        <div className={styles['action']}>
          <span>{offer.beginning}</span>
        </div>
        <div className={styles['action']}>
          {offer.isSameService ? <span>{t('problems.sameService')}</span> : null}
          {offer.uses > 0 ? <span>{t('problems.uses', { count: offer.uses })}</span> : null}
        </div>
      </div>
    </li>
  );
}
