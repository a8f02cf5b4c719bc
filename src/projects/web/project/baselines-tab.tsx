/** What was promised, and when: the frozen plans of a project, and taking a new one. */
import { Button, TextInput } from '@mantine/core';
import IconAnchor from '@tabler/icons-react/dist/esm/icons/IconAnchor.mjs';
import { useState, type FormEvent } from 'react';
import { membership } from '#access/rules';
import { planners } from '#platform/kit';
import { EmptyState, Loaded, useAll, useDeed, useFormat, useMay, useWords } from '#platform/web';
import { baseline, takeBaseline } from '#projects/rules';
import { TabFrame } from './tab-frame.tsx';
import type { TabProps } from './project-page.tsx';
import styles from './tabs.module.css';

export default function BaselinesTab({ projectId }: TabProps) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const taken = useAll(baseline, { projectId });
  const members = useAll(membership);
  const { run, isRunning } = useDeed(takeBaseline);
  const [name, setName] = useState('');
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
            <ul className={styles['list']}>
              {rows
                .toSorted((left, right) => right.takenAt.localeCompare(left.takenAt))
                .map((row) => (
                  <li key={row.id}>
                    <strong>
                      {row.number}. {row.name}
                    </strong>
                    <span>
                      {format.instant(row.takenAt)}
                      {row.takenById ? ` · ${members.data?.find((each) => each.id === row.takenById)?.name ?? ''}` : ''}
                    </span>
                    <code title={t('projects.baselineHash')}>{row.hash.slice(0, 12)}</code>
                  </li>
                ))}
            </ul>
          )
        }
      </Loaded>
    </TabFrame>
  );
}
