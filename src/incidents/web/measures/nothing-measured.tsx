/** Where a period has no figures: why, and the way to all there is. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState, useWords, type Icon } from '#platform/web';

export interface NothingMeasuredProps {
  readonly icon: Icon;
  readonly title: string;
  readonly children: ReactNode;
  readonly onShowAll: (() => void) | null;
}

export function NothingMeasured({ icon, title, children, onShowAll }: NothingMeasuredProps) {
  const t = useWords();
  const all = onShowAll ? (
    <Button variant="default" onClick={onShowAll}>
      {t('incidents.measures.showAll')}
    </Button>
  ) : null;
  return (
    <EmptyState icon={icon} title={title} action={all}>
      {children}
    </EmptyState>
  );
}
