/** A button that asks once more, in place. For what cannot be taken back; what can be undone is done at once with a toast. */
import { Button, Popover, Text, type ButtonProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

export interface ConfirmButtonProps extends ButtonProps {
  /** What will happen, as a sentence. */
  readonly question: ReactNode;
  /** The verb on the second button; the label of the first when left out. */
  readonly confirm?: ReactNode;
  readonly onConfirm: () => void | Promise<unknown>;
  readonly children: ReactNode;
}

export function ConfirmButton({ question, confirm, onConfirm, children, ...rest }: ConfirmButtonProps) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isRunning, setRunning] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} withArrow trapFocus shadow="md" returnFocus>
      <Popover.Target>
        <Button variant="default" {...rest} onClick={() => setOpen(true)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb={12}>
          {question}
        </Text>
        <div className="button-row">
          <Button size="xs" variant="default" onClick={() => setOpen(false)}>
            {t('shell.cancel')}
          </Button>
          <Button
            size="xs"
            color="red"
            loading={isRunning}
            onClick={async () => {
              setRunning(true);
              await onConfirm();
              setRunning(false);
              setOpen(false);
            }}
          >
            {confirm ?? children}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
