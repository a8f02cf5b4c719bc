/** A form in a dialogue, for one thing at a time. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#platform/web';

export function FormDialogue({
  title,
  onClose,
  children,
  isWide = false,
}: {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly isWide?: boolean;
}) {
  const t = useWords();
  return (
    <Modal opened onClose={onClose} title={title} size={isWide ? 'lg' : 'md'} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      {children}
    </Modal>
  );
}
