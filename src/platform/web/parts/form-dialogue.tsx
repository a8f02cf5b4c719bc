/** A form in a dialogue, for one thing at a time. */
import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

export function FormDialogue({
  title,
  onClose,
  children,
  isWide = false,
  mayClickAway = true,
}: {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly isWide?: boolean;
  /** False: only its own buttons and Esc close it. */
  readonly mayClickAway?: boolean;
}) {
  const t = useWords();
  // It comes and goes as a whole, so it leads the focus back by itself.
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined), [before]);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={mayClickAway}
      title={title}
      size={isWide ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {children}
    </Modal>
  );
}
