/** For which tasks this one waits, typed as in the grid, and which wait for it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { GoLink, useLanguage, usePathParams, useWords } from '#platform/web';
import { formatLinkText, type Link } from '#projects/rules';
import { carryOut } from '../gantt/carry-out.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import styles from './panel.module.css';

interface LinksProps {
  readonly hand: PlanInHand;
  readonly taskId: string;
  readonly mayChange: boolean;
}

export function Links({ hand, taskId, mayChange }: LinksProps) {
  const t = useWords();
  const tongue = useLanguage();
  const { session, plan } = hand;
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const index = plan.network.indexOf.get(taskId);
  if (index === undefined) return null;
  const links = [...session.records.link.values()];
  const save = async () => {
    if (text === null) return;
    const refusal = await carryOut({ kind: 'edit-cell', task: index, column: 'predecessors', text }, session, {
      say: (id, values) => t(`projects.gantt.${id}`, values),
      tongue,
    });
    setWrong(refusal);
    if (refusal === null) setText(null);
  };
  return (
    <>
      <TextInput
        size="xs"
        label={t('projects.waitsFor')}
        description={t('projects.gantt.column-predecessors-long')}
        readOnly={!mayChange}
        error={wrong}
        value={text ?? plan.model.tasks[index]!.predecessors ?? ''}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
      />
      <LinkList hand={hand} links={links.filter((each) => each.toId === taskId)} end="fromId" tongue={tongue} />
      <h2 className={styles['small']}>{t('projects.waitForIt')}</h2>
      <LinkList hand={hand} links={links.filter((each) => each.fromId === taskId)} end="toId" tongue={tongue} />
    </>
  );
}

interface LinkListProps {
  readonly hand: PlanInHand;
  readonly links: readonly Pick<Link, 'id' | 'fromId' | 'toId' | 'kind' | 'lag' | 'lagKind'>[];
  readonly end: 'fromId' | 'toId';
  readonly tongue: 'en' | 'de';
}

function LinkList({ hand, links, end, tongue }: LinkListProps) {
  const t = useWords();
  const { tab = 'plan' } = usePathParams();
  const { session } = hand;
  if (links.length === 0) return <p className="plain">{t('projects.noLinks')}</p>;
  return (
    <ul className={styles['links']}>
      {links.map((each) => {
        const other = session.records.task.get(each[end]);
        const how = formatLinkText(
          [{ number: other?.number ?? 0, kind: each.kind, lag: each.lag, lagKind: each.lagKind }],
          session.project.options,
          tongue,
        );
        return (
          <li key={each.id}>
            <GoLink to={`/projects/${session.project.id}/${tab}?task=${each[end]}`}>{other?.name ?? '…'}</GoLink>
            <span>{how}</span>
          </li>
        );
      })}
    </ul>
  );
}
