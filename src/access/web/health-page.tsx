/** What this house runs, and whether it is well. */
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded, PageFrame, Section, useLiveStatus, useSession, useWords } from '#platform/web';
import styles from './health-page.module.css';

interface Readiness {
  readonly ready: boolean;
  readonly version: string;
  readonly checks: Readonly<Record<string, string>>;
}

export default function HealthPage() {
  const t = useWords();
  const session = useSession();
  const live = useLiveStatus();
  const ready = useQuery({
    queryKey: ['readiness'],
    queryFn: async (): Promise<Readiness> => (await fetch('/readyz')).json() as Promise<Readiness>,
    refetchInterval: 15_000,
    staleTime: 0,
  });
  const names: Readonly<Record<string, string>> = {
    database: t('access.check.database'),
    disk: t('access.check.disk'),
    stopping: t('access.check.stopping'),
  };
  return (
    <PageFrame title={t('access.health')} width="narrow" about={t('access.version', { version: session.data?.version ?? '' })}>
      <Loaded query={ready}>
        {({ checks }) => (
          <dl className={styles['checks']}>
            {Object.entries(checks).map(([name, state]) => (
              <Check key={name} name={names[name] ?? name} isWell={state === 'ok'} detail={state === 'ok' ? t('access.well') : state} />
            ))}
            <Check name={t('access.check.live')} isWell={live === 'on'} detail={t(live === 'on' ? 'access.well' : 'access.liveOff')} />
          </dl>
        )}
      </Loaded>
      <Section title={t('access.about')}>
        <p className={styles['text']}>{t('access.aboutText')}</p>
      </Section>
    </PageFrame>
  );
}

function Check({ name, isWell, detail }: { readonly name: string; readonly isWell: boolean; readonly detail: string }) {
  return (
    <div className={styles['check']}>
      <dt>{name}</dt>
      <dd>
        <Badge color={isWell ? 'green' : 'red'}>
          {isWell ? '✓' : '!'} {detail}
        </Badge>
      </dd>
    </div>
  );
}
