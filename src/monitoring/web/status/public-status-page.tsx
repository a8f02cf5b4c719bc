/** A status page for whoever knows its address: no account, no names of people, asked for again each minute. */
import { Button, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { StatusOfServices } from '#monitoring/rules';
import { chooseLanguage, EmptyState, useGet, useLanguage, usePathParams, useWords } from '#platform/web';
import IconMapOff from '@tabler/icons-react/dist/esm/icons/IconMapOff.mjs';
import styles from '../monitoring.module.css';
import { StatusView } from './status-view.tsx';

const minute = 60_000;

export default function PublicStatusPage() {
  const { token } = usePathParams();
  const t = useWords();
  const language = useLanguage();
  const other = language === 'en' ? ({ to: 'de', name: 'Deutsch' } as const) : ({ to: 'en', name: 'English' } as const);
  const found = useGet<StatusOfServices>(`/public-status/${token}`, { dependsOn: [] });
  const { refetch, data } = found;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), minute);
    return () => clearInterval(timer);
  }, [refetch]);
  useEffect(() => {
    if (data) document.title = data.title;
  }, [data]);
  return (
    <main className={styles['public']}>
      {data ? (
        <>
          <header className={styles['publicHead']}>
            <Title order={1} size="h2">
              {data.title}
            </Title>
            <Button size="compact-sm" variant="subtle" lang={other.to} onClick={() => void chooseLanguage(other.to, false)}>
              {other.name}
            </Button>
          </header>
          {data.about ? <p className={styles['update']}>{data.about}</p> : null}
          <StatusView status={data} />
        </>
      ) : found.error ? (
        <EmptyState icon={IconMapOff} title={t('monitoring.noSuchPage')}>
          {t('monitoring.noSuchPageAbout')}
        </EmptyState>
      ) : null}
    </main>
  );
}
