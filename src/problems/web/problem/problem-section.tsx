/** On the page of an incident: the problem from which it comes, or one step to open one. On that of a service: what is known to be wrong with it. */
import { ActionIcon, Button } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { incident } from '#incidents/rules';
import {
  learnersMayWrite,
  linkProblemIncidents,
  openProblem,
  problem,
  problemIncident,
  problemKey,
  unlinkProblemIncident,
  unsolvedStatuses,
  type ProblemIncident,
} from '#problems/rules';
import { GoLink, RecordSelect, Section, useAll, useGo, useMay, useOne, useWords } from '#platform/web';
import { useTimelineDeed } from '../use-timeline-deed.ts';
import { ProblemMark } from './problem-mark.tsx';

export function ProblemsOfIncident({ id }: { readonly id: string }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const of = useOne(incident, id);
  const links = useAll(problemIncident, { incidentId: id });
  const open = useTimelineDeed(openProblem);
  const link = useTimelineDeed(linkProblemIncidents);
  if (!of.data || !links.data) return null;
  const { title, description, serviceId } = of.data;
  const mayWrite = may(learnersMayWrite);

  async function openFrom() {
    const made = await open.run({ title, description, serviceId, incidentIds: [id] }, t('problems.didOpen'));
    if (made.id) go(`/problems/${made.id}`);
  }

  return (
    <Section
      title={t('problems.fromProblem')}
      actions={
        mayWrite && links.data.length === 0 ? (
          <Button size="xs" variant="default" loading={open.isRunning} onClick={() => void openFrom()}>
            {t('problems.openFrom')}
          </Button>
        ) : null
      }
    >
      {links.data.length === 0 ? (
        <p className="no-lines">{t('problems.noProblemYet')}</p>
      ) : (
        <ul className="lines">
          {links.data.map((each) => (
            <OneProblem key={each.id} link={each} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      {mayWrite ? (
        <RecordSelect
          size="xs"
          mt={8}
          thing={problem}
          query={{ status: unsolvedStatuses.join(',') }}
          aria-label={t('problems.linkProblem')}
          placeholder={t('problems.linkProblem')}
          value={null}
          onChange={(problemId) => problemId && void link.run({ id: problemId, incidentIds: [id] }, t('problems.didLink'))}
        />
      ) : null}
    </Section>
  );
}

function OneProblem({ link, mayWrite }: { readonly link: ProblemIncident; readonly mayWrite: boolean }) {
  const t = useWords();
  const found = useOne(problem, link.problemId);
  const unlink = useTimelineDeed(unlinkProblemIncident);
  if (!found.data) return null;
  return (
    <li>
      <div className="titled">
        <GoLink to={`/problems/${found.data.id}`}>{`${problemKey(found.data)} ${found.data.title}`}</GoLink>
        <ProblemMark status={found.data.status} />
      </div>
      {mayWrite ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={unlink.isRunning}
          aria-label={t('problems.unlinkOf', { name: problemKey(found.data) })}
          onClick={() => void unlink.run({ id: link.id }, t('problems.didUnlink'))}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : null}
    </li>
  );
}

export function ProblemsOfService({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(problem, { serviceId: id, status: unsolvedStatuses.join(','), sort: 'priority,number' });
  if (!data) return null;
  return (
    <Section title={t('problems.knownErrors')}>
      {data.length === 0 ? <p className="no-lines">{t('problems.noneOfService')}</p> : null}
      <ul className="lines">
        {data.map((each) => (
          <li key={each.id}>
            <div className="titled">
              <GoLink to={`/problems/${each.id}`}>{`${problemKey(each)} ${each.title}`}</GoLink>
              <ProblemMark status={each.status} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
