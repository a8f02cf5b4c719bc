/** What I have asked for or what is for me, and what waits for my voice. */
import { Button } from '@mantine/core';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import { askers, isRequestOpen, myRequests } from '#requests/rules';
import { EmptyState, Loaded, Section, useGo, useMay, useView, useWords } from '#platform/web';
import { RequestLines } from './request-lines.tsx';

export function MyRequests() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const found = useView(myRequests, {}, { dependsOn: ['service-request', 'request-approval'] });
  return (
    <Loaded query={found}>
      {({ items, toApprove }) => (
        <>
          {toApprove.length > 0 ? (
            <Section title={t('requests.toApprove')} about={t('requests.toApproveAbout')}>
              <RequestLines rows={toApprove} />
            </Section>
          ) : null}
          {items.length === 0 ? (
            <EmptyState
              icon={IconInbox}
              title={t('requests.noneOfMine')}
              action={may(askers) ? <Button onClick={() => go('/requests/ask')}>{t('requests.ask')}</Button> : null}
            >
              {t('requests.noneOfMineAbout')}
            </EmptyState>
          ) : (
            <>
              {items.some(isRequestOpen) ? (
                <Section title={t('requests.underWay')}>
                  <RequestLines rows={items.filter(isRequestOpen)} />
                </Section>
              ) : null}
              {items.every(isRequestOpen) ? null : (
                <Section title={t('requests.over')}>
                  <RequestLines rows={items.filter((each) => !isRequestOpen(each))} />
                </Section>
              )}
            </>
          )}
        </>
      )}
    </Loaded>
  );
}
