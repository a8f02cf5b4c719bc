/** What can be done with a record as it stands: first what is usual, the rest behind a menu; each also by one key. */
import { Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useKeys } from '../shell/keys.ts';
import { useWords } from '../words/use-words.ts';

export interface RecordAction {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
  readonly run: () => void;
  readonly isRunning?: boolean;
}

export interface RecordActionsProps {
  readonly first: readonly RecordAction[];
  readonly others: readonly RecordAction[];
  /** Of these the first that is there stands out: what is to be done next. */
  readonly next: readonly string[];
}

export function RecordActions({ first, others, next }: RecordActionsProps) {
  const t = useWords();
  useKeys(Object.fromEntries([...first, ...others].flatMap(({ name, key, run }) => (key ? [[key, { does: name, run }]] : []))));
  const main = first.find(({ id }) => next.includes(id))?.id;
  return (
    <>
      {first.map(({ id, name, key, run, isRunning }) => (
        <Button key={id} variant={id === main ? 'filled' : 'default'} loading={isRunning} onClick={run} title={key?.toUpperCase()}>
          {name}
        </Button>
      ))}
      {others.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('shell.more')} px={8}>
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ id, name, key, run }) => (
              <Menu.Item key={id} onClick={run} rightSection={key ? <kbd>{key.toUpperCase()}</kbd> : null}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
