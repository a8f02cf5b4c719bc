/** What was promised, and when: the frozen plans of a project, and taking a new one. */
import { Button, TextInput } from '@mantine/core';
import IconAnchor from '@tabler/icons-react/dist/esm/icons/IconAnchor.mjs';
import { useState, type FormEvent, type ReactNode } from 'react';
import { membership } from '#access/rules';
import { planners } from '#platform/kit';
import { EmptyState, Loaded, useAddress, useAll, useDeed, useList, useMay, useOne, useWords, ListSkeleton } from '#platform/web';
import { baseline, baselineTask, project, takeBaseline, type Baseline } from '#projects/rules';
import { BaselineTable, useZoneDay, useZoneMoment } from './baseline-table.tsx';
import { usePlanInHand } from './plan-in-hand.tsx';
import { TabFrame } from './tab-frame.tsx';
import type { TabProps } from './project-page.tsx';
import own from './baselines.module.css';
import styles from './tabs.module.css';

export default function BaselinesTab({ projectId }: TabProps) {
  const t = useWords();
  const may = useMay();
  const taken = useAll(baseline, { projectId });
  const members = useAll(membership);
  const { run, isRunning } = useDeed(takeBaseline);
  const [name, setName] = useState('');
  const { hand } = usePlanInHand();
  const [address, setAddress] = useAddress({ against: 0 });
  const take = async (event: FormEvent) => {
    event.preventDefault();
    const { answer } = await run({ projectId, name: name.trim() }, { said: t('projects.baselineTaken', { name: name.trim() }) });
    if (answer) setName('');
  };
  return (
    <TabFrame title={t('projects.tab.baselines')} about={t('projects.baselinesAbout')}>
      {may(planners, { scopeId: projectId }) ? (
        <form className={styles['line']} onSubmit={(event) => void take(event)}>
          <TextInput
            label={t('projects.baselineName')}
            placeholder={t('projects.baselineExample')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={isRunning} disabled={name.trim() === ''}>
            {t('projects.takeBaseline')}
          </Button>
        </form>
      ) : null}
      <Loaded query={taken}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconAnchor} title={t('projects.noBaselines')}>
              {t('projects.noBaselinesAbout')}
            </EmptyState>
          ) : (
            <Taken
              rows={rows.toSorted((left, right) => right.takenAt.localeCompare(left.takenAt))}
              against={address.against}
              takenBy={(id) => members.data?.find((each) => each.id === id)?.name ?? ''}
              onAgainst={(against) => setAddress({ against }, { replace: true })}
            >
              {(chosen) => (hand ? <BaselineTable key={chosen.id} taken={chosen} hand={hand} /> : <ListSkeleton rows={4} />)}
            </Taken>
          )
        }
      </Loaded>
    </TabFrame>
  );
}

interface TakenProps {
  /** The latest first. */
  readonly rows: readonly Baseline[];
  /** Number of the one that is compared, counted from 1; 0: the latest. */
  readonly against: number;
  readonly takenBy: (membershipId: string) => string;
  readonly onAgainst: (number: number) => void;
  readonly children: (chosen: Baseline) => ReactNode;
}

function Taken({ rows, against, takenBy, onAgainst, children }: TakenProps) {
  const chosen = rows.find((row) => row.number + 1 === against) ?? rows[0]!;
  return (
    <>
      <ul className={own['list']}>
        {rows.map((row) => (
          <li key={row.id}>
            <TakenLine
              row={row}
              isChosen={row.id === chosen.id}
              by={row.takenById === null ? '' : takenBy(row.takenById)}
              onChoose={() => onAgainst(row.number + 1)}
            />
          </li>
        ))}
      </ul>
      {children(chosen)}
    </>
  );
}

function TakenLine({ row, isChosen, by, onChoose }: { row: Baseline; isChosen: boolean; by: string; onChoose: () => void }) {
  const t = useWords();
  const zone = useOne(project, row.projectId).data?.zone ?? 'UTC';
  const moment = useZoneMoment(zone);
  const day = useZoneDay(zone);
  // The last of its dates is what was promised.
  const [last] = useList(baselineTask, { projectId: row.projectId, baselineId: row.id, sort: '-finishAt', limit: 1 }).rows;
  return (
    <button type="button" aria-pressed={isChosen} onClick={onChoose}>
      <strong>
        {row.number + 1}. {row.name}
      </strong>
      {last ? <strong>{t('projects.promisedFor', { day: day(last.finishAt) })}</strong> : null}
      <span>
        {moment(row.takenAt)}
        {by ? ` · ${by}` : ''}
      </span>
      <code title={t('projects.baselineHash')}>{row.hash.slice(0, 12)}</code>
    </button>
  );
}
