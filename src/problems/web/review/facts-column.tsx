/** What the timeline says, beside what people write: each fact with the numbers of its lines. */
import { Button } from '@mantine/core';
import { change } from '#changes/rules';
import { incident, incidentEntry } from '#incidents/rules';
import { service, textOfMinutes } from '#operations/rules';
import { person, team } from '#people/rules';
import { learnersMayWrite, renewReview, type IncidentReview, type ReviewFact } from '#problems/rules';
import type { Deed } from '#platform/kit';
import { GoLink, pathOf, Section, useAll, useDeed, useFormat, useLanguage, useMay, useOne, useWords } from '#platform/web';
import styles from '../problems.module.css';
import { groupedFacts } from './fact-groups.ts';

export function FactsColumn({ row }: { readonly row: IncidentReview }) {
  const t = useWords();
  const may = useMay();
  const of = useOne(incident, row.incidentId);
  const lines = useAll(incidentEntry, { incidentId: row.incidentId, sort: 'number' });
  const { run, isRunning } = useDeed(renewReview as unknown as Deed);
  const numberOf = new Map((lines.data ?? []).map((each) => [each.id, each.number]));
  // The line that says that a review was drafted tells the review nothing.
  const since = (of.data?.entries ?? 0) - row.linesRead - 1;
  const isDraft = row.status === 'draft';
  return (
    <Section title={t('problems.facts')} about={t(isDraft ? 'problems.factsAbout' : 'problems.factsFrozen')}>
      {isDraft && since > 0 && may(learnersMayWrite) ? (
        <div className={`titled ${styles['screenOnly']}`}>
          <span>{t('problems.linesSince', { count: since })}</span>
          <Button
            size="compact-sm"
            variant="default"
            loading={isRunning}
            onClick={() => void run({ id: row.id } as never, { said: t('problems.didRenew') })}
          >
            {t('problems.renew')}
          </Button>
        </div>
      ) : null}
      {groupedFacts(row.facts).map(([group, facts]) => (
        <div key={group}>
          <h3 className={styles['group']}>{t(`problems.group.${group}`)}</h3>
          <ul className={styles['facts']}>
            {facts.map((fact, place) => (
              <OneFact key={place} fact={fact} numberOf={numberOf} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function OneFact({ fact, numberOf }: { readonly fact: ReviewFact; readonly numberOf: ReadonlyMap<string, number> }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const cited = fact.entryIds.flatMap((id) => numberOf.get(id) ?? []);
  const span = fact.minutes === null ? '' : textOfMinutes(Math.round(fact.minutes), language);
  const when = fact.kind === 'time' ? span : format.instant(fact.at);
  const isAllInHours = fact.minutes === fact.serviceMinutes;
  const inHours =
    fact.kind !== 'time' || fact.serviceMinutes === null
      ? ''
      : isAllInHours
        ? t('problems.allInHours')
        : t('problems.inHours', { time: textOfMinutes(Math.round(fact.serviceMinutes), language) });
  return (
    <li>
      <span>
        <FactText fact={fact} span={span} />
      </span>
      <small>
        {[when, inHours].filter(Boolean).join(' · ')}{' '}
        <span title={cited.length === 0 ? t('problems.noLine') : t('problems.citing', { count: cited.length, lines: cited.join(', ') })}>
          {cited.length > 0 ? `[${cited.join(', ')}]` : ''}
        </span>
      </small>
      {fact.text && ['priority', 'major', 'wait'].includes(fact.kind) ? <p>{fact.text}</p> : null}
    </li>
  );
}

function FactText({ fact, span }: { readonly fact: ReviewFact; readonly span: string }) {
  const t = useWords();
  const { kind, name, recordId, text } = fact;
  switch (kind) {
    case 'role':
      return <Named thing={person} id={recordId} after={t(`problems.role.${name}`)} />;
    case 'team':
      return <Named thing={team} id={recordId} after={t('problems.role.team')} />;
    case 'service':
      return <Named thing={service} id={recordId} after={t(`problems.hit.${name}`)} />;
    case 'change':
      return <Named thing={change} id={recordId} before={t('problems.cause.change', { name: '' })} known={text} />;
    case 'alert': {
      const path = recordId && pathOf('alert', recordId);
      return path ? <GoLink to={path}>{t('problems.cause.alert', { name: text })}</GoLink> : t('problems.cause.alert', { name: text });
    }
    case 'priority':
      return t('problems.course.priority', { name });
    case 'major':
      return t(`problems.course.major.${name}`);
    case 'wait':
      return t('problems.course.wait', { name: t(`problems.wait.${name ?? 'other'}`), time: span });
    case 'update':
    case 'note':
      return text;
    default:
      return t(`problems.${kind}.${name}`);
  }
}

interface NamedProps {
  readonly thing: typeof person | typeof team | typeof service | typeof change;
  readonly id: string | null;
  readonly before?: string;
  readonly after?: string;
  /** How it was called then, where it is gone now. */
  readonly known?: string;
}

function Named({ thing, id, before = '', after = '', known }: NamedProps) {
  const t = useWords();
  const found = useOne(thing as typeof person, id);
  const row = found.data as unknown as { readonly name?: string; readonly title?: string } | undefined;
  const name = row?.name ?? row?.title ?? known ?? (found.error ? t('problems.gone') : '');
  const path = id && row ? pathOf(thing.name, id) : undefined;
  return (
    <>
      {before}
      {path ? <GoLink to={path}>{name}</GoLink> : name} {after}
    </>
  );
}
