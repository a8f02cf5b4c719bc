/** The words and dates with which texts are read from cells and written into them. */
import { useMemo } from 'react';
import { nameOfValue, useFormat, useLanguage, useWords } from '#platform/web';
import { task } from '#projects/rules';
import type { Writing } from './write-cells.ts';

export function useWriting(): Writing {
  const t = useWords();
  const format = useFormat();
  const tongue = useLanguage();
  return useMemo(
    () => ({
      t,
      tongue,
      day: format.day,
      status: (status) => nameOfValue(task, 'status', status),
      unfilled: (count) => t('projects.gantt.unfilled', { count }),
    }),
    [t, tongue, format],
  );
}
