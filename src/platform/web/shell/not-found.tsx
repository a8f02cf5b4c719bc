import IconCompass from '@tabler/icons-react/dist/esm/icons/IconCompass.mjs';
import { Button } from '@mantine/core';
import { EmptyState } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { useGo } from './address.ts';
import { openPalette } from './layers.ts';

/** For addresses that lead nowhere. */
export function NotFound() {
  const t = useWords();
  const go = useGo();
  return (
    <EmptyState
      icon={IconCompass}
      isWholePage
      title={t('shell.notFound')}
      action={
        <>
          <Button onClick={() => go('/')}>{t('shell.toStart')}</Button>
          <Button variant="default" onClick={openPalette}>
            {t('shell.search')}
          </Button>
        </>
      }
    >
      {t('shell.notFoundAbout')}
    </EmptyState>
  );
}
