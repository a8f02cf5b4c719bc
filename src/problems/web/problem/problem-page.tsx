/** One problem: what is known of it, what does away with it, what it costs, and the incidents that come from it. */
import { ActionIcon, Button } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useState, type ReactNode } from 'react';
import { change } from '#changes/rules';
import { incident } from '#incidents/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { managers } from '#platform/kit';
import {
  incidentsOfProblem,
  learnersMayWrite,
  linkProblemIncidents,
  problem,
  problemKey,
  problemRanking,
  removeProblem,
  setProblemStatus,
  unlinkProblemIncident,
  type ProblemRow,
  type ProblemStatus,
} from '#problems/rules';
import {
  FormDialogue,
  GoLink,
  HistoryPanel,
  loadAllWords,
  Loaded,
  Markdown,
  nameOfField,
  PageFrame,
  RecordSections,
  RecordSelect,
  RemoveButton,
  Section,
  useDeed,
  useFormat,
  useGo,
  useLanguage,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import styles from '../problems.module.css';
import { useTimelineDeed } from '../use-timeline-deed.ts';
import own from './problem.module.css';
import { problemSources } from './depends-on.ts';
import { FixTasks } from './fix-tasks.tsx';
import { hoursText } from './hours.ts';
import { EditProblem, nameOfPriority } from './problem-form.tsx';
import { ProblemMark } from './problem-mark.tsx';
import { spanText } from './problems-page.tsx';
import { Trend } from './trend.tsx';

export default function ProblemPage() {
  const { problemId } = usePathParams();
  const found = useOne(problem, problemId);
  return <Loaded query={found}>{(row) => <OneProblem key={row.id} row={row} />}</Loaded>;
}

/** Where a problem may go from each state; the first is the usual way. */
const ways: Readonly<Record<ProblemStatus, readonly ProblemStatus[]>> = {
  open: ['analysing', 'known-error', 'resolved'],
  analysing: ['known-error', 'resolved'],
  'known-error': ['resolved', 'analysing'],
  resolved: ['closed', 'open'],
  closed: ['open'],
};

function OneProblem({ row }: { readonly row: ProblemRow }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const { run, isRunning } = useDeed(setProblemStatus);
  const mayWrite = may(learnersMayWrite);
  return (
    <PageFrame
      title={
        <span className="titled">
          <span className={styles['key']}>{problemKey(row)}</span> {row.title} <ProblemMark status={row.status} />
        </span>
      }
      actions={
        mayWrite ? (
          <>
            {ways[row.status].map((status, place) => (
              <Button
                key={status}
                variant={place === 0 ? 'filled' : 'default'}
                loading={isRunning}
                onClick={() => void run({ id: row.id, status }, { said: t('problems.didStatus') })}
              >
                {t(`problems.to.${status}`)}
              </Button>
            ))}
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('problems.edit')}
            </Button>
            {may(managers) ? (
              <RemoveButton
                deed={removeProblem}
                record={row}
                question={t('problems.removeProblem')}
                said={t('problems.didRemoveProblem')}
                onDone={() => go('/problems')}
              />
            ) : null}
          </>
        ) : null
      }
    >
      <div className={styles['beside']}>
        <div>
          <Facts row={row} />
          <Section title={t('problems.known')}>
            {(['description', 'rootCause', 'workaround'] as const).map((field) => (
              <div key={field} className={styles['text']}>
                <h3>{nameOfField(problem, field)}</h3>
                {row[field].trim() === '' ? <p className="no-lines">{t('problems.nothingWritten')}</p> : <Markdown text={row[field]} />}
              </div>
            ))}
          </Section>
          <FixTasks row={row} mayWrite={mayWrite} />
          <RecordSections of="problem" id={row.id} />
          <History row={row} />
        </div>
        <div>
          <Costs row={row} />
          <Incidents row={row} mayWrite={mayWrite} />
        </div>
      </div>
      {isEditing ? (
        <FormDialogue isWide mayClickAway={false} title={`${problemKey(row)} ${row.title}`} onClose={() => setEditing(false)}>
          <EditProblem row={row} onClose={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

function Facts({ row }: { readonly row: ProblemRow }) {
  const format = useFormat();
  const of = useOne(service, row.serviceId);
  const who = useOne(person, row.ownerId);
  const which = useOne(team, row.teamId);
  const byChange = useOne(change, row.fixChangeId);
  const link = (path: string | undefined, name: string | undefined): ReactNode => (name && path ? <GoLink to={path}>{name}</GoLink> : name);
  const facts: readonly (readonly [field: string, shown: ReactNode])[] = [
    ['serviceId', link(`/services/${row.serviceId}`, of.data?.name)],
    ['priority', nameOfPriority(row.priority)],
    ['teamId', which.data?.name],
    ['ownerId', link(`/people/${row.ownerId}`, who.data?.name)],
    ['fixChangeId', link(`/changes/${row.fixChangeId}`, byChange.data?.title)],
    ['openedAt', format.instant(row.openedAt)],
    ['knownErrorAt', format.instant(row.knownErrorAt)],
    ['resolvedAt', format.instant(row.resolvedAt)],
    ['closedAt', format.instant(row.closedAt)],
  ];
  return (
    <dl className="facts">
      {facts.map(([field, shown]) =>
        shown ? (
          <div key={field}>
            <dt>{nameOfField(problem, field)}</dt>
            <dd>{shown}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Costs({ row }: { readonly row: ProblemRow }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const found = useView(problemRanking, { id: row.id }, { dependsOn: problemSources });
  const of = found.data?.items[0];
  if (!of) return null;
  const figures = [
    ['monthlyDown', hoursText(of.monthly.downMinutes, format)],
    ['monthlyOpen', hoursText(of.monthly.openMinutes, format)],
    ['incidents', format.number(of.incidents)],
    ['down', hoursText(of.downMinutes, format)],
    ['open', hoursText(of.openMinutes, format)],
  ] as const;
  return (
    <Section title={t('problems.costs')} about={t('problems.hoursAbout')}>
      <dl className={styles['tiles']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`problems.cost.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Trend isLarge months={of.months} />
      <div className={own['scale']} aria-hidden="true">
        <span>{of.months[0]?.month}</span>
        <span>{of.months.at(-1)?.month}</span>
      </div>
      {of.minutesToKnownError === null ? null : (
        <p className={own['note']}>{t('problems.cost.toKnown', { time: spanText(of.minutesToKnownError, language) })}</p>
      )}
      {of.recurredAfterFix === null ? null : <p className={own['note']}>{t('problems.cost.recurred', { count: of.recurredAfterFix })}</p>}
    </Section>
  );
}

function Incidents({ row, mayWrite }: { readonly row: ProblemRow; readonly mayWrite: boolean }) {
  const t = useWords();
  const format = useFormat();
  const found = useView(incidentsOfProblem, { id: row.id }, { dependsOn: problemSources });
  const link = useTimelineDeed(linkProblemIncidents);
  const unlink = useTimelineDeed(unlinkProblemIncident);
  return (
    <Section title={t('problems.problemsIncidents')}>
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="no-lines">{t('problems.noIncidents')}</p>
          ) : (
            <ul className="lines">
              {items.map((each) => (
                <li key={each.linkId}>
                  <div>
                    <GoLink to={`/incidents/${each.id}`}>{`INC-${each.number} ${each.title}`}</GoLink>
                    <div className={styles['action']}>
                      <span>{format.instant(each.openedAt)}</span>
                      <span>
                        {hoursText(each.downMinutes, format)} {t('problems.cost.down')}
                      </span>
                    </div>
                  </div>
                  {mayWrite ? (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('problems.unlinkOf', { name: `INC-${each.number}` })}
                      onClick={() => void unlink.run({ id: each.linkId }, t('problems.didUnlink'))}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayWrite ? (
        <RecordSelect
          size="xs"
          mt={8}
          thing={incident}
          aria-label={t('problems.linkIncident')}
          placeholder={t('problems.linkIncident')}
          value={null}
          onChange={(id) => id && void link.run({ id: row.id, incidentIds: [id] }, t('problems.didLink'))}
        />
      ) : null}
    </Section>
  );
}

/** Shown when it is asked for: it may tell of deeds of any room, whose words are fetched then. */
function History({ row }: { readonly row: ProblemRow }) {
  const t = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Section
      title={t('problems.history')}
      actions={
        isShown ? null : (
          <Button size="xs" variant="default" onClick={() => void loadAllWords().then(() => setShown(true))}>
            {t('problems.showHistory')}
          </Button>
        )
      }
    >
      {isShown ? <HistoryPanel thing={problem} id={row.id} /> : null}
    </Section>
  );
}
