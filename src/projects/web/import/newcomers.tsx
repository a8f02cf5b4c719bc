/** Who comes with a file and was not here before, by name; roles among them are told apart before anybody is made staff. */
import { Checkbox } from '@mantine/core';
import { Section, useWords } from '#platform/web';
import type { ImportAnswer } from '#projects/rules';
import styles from './import.module.css';

type Newcomer = ImportAnswer['newcomers'][number];

export function Newcomers({
  newcomers,
  isRunning,
  onNobody,
}: {
  readonly newcomers: readonly Newcomer[];
  readonly isRunning: boolean;
  /** The numbers of those who are roles. */
  readonly onNobody: (nobody: readonly number[]) => void;
}) {
  const t = useWords();
  const roles = newcomers.filter((each) => each.isNobody).map((each) => each.uid);
  return (
    <Section title={t('projects.importNewcomers', { count: newcomers.length })} about={t('projects.importNewcomersAbout')}>
      <ul className={styles['newcomers']}>
        {newcomers.map(({ uid, name, isNobody }) => (
          <li key={uid}>
            <Checkbox
              size="sm"
              label={name}
              disabled={isRunning}
              checked={!isNobody}
              onChange={() => onNobody(isNobody ? roles.filter((each) => each !== uid) : [...roles, uid])}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
