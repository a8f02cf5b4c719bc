/** How far a task is, as a small bar; a click offers the usual steps. */
import { Menu, UnstyledButton } from '@mantine/core';
import { useFormat, useWords } from '#platform/web';
import styles from './progress-menu.module.css';

const steps = [0, 10, 25, 50, 75, 90, 100];

export interface ProgressMenuProps {
  readonly name: string;
  readonly percent: number;
  readonly isRunning?: boolean;
  readonly onReport: (percent: number) => void;
}

export function ProgressMenu({ name, percent, isRunning, onReport }: ProgressMenuProps) {
  const t = useWords();
  const format = useFormat();
  const text = format.share(percent * 10);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles['button']} disabled={isRunning} aria-label={t('projects.progressOf', { name, percent })}>
          <span className={styles['track']}>
            <span style={{ width: `${percent}%` }} />
          </span>
          <span className={styles['percent']}>{text}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((step) => (
          <Menu.Item key={step} disabled={step === percent} onClick={() => onReport(step)}>
            {format.share(step * 10)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
