/** What I have asked for or what is for me, and what waits for my voice. */
import { Button } from '@mantine/core';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import { askers, isRequestOpen, myRequests, requestKey, type RequestStatus, type WaitReason } from '#requests/rules';
import { EmptyState, GoLink, Loaded, Section, useFormat, useGo, useMay, useView, useWords } from '#platform/web';
import { StatusMark } from '../marks.tsx';

interface Listed {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: RequestStatus;
  readonly waitReason: WaitReason | null;
  readonly askedAt: string;
  readonly forName: string | null;
  readonly dueAt?: string | null;
  readonly requesterName?: string | null;
}

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
              <Lines rows={toApprove} />
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
                  <Lines rows={items.filter(isRequestOpen)} />
                </Section>
              ) : null}
              {items.every(isRequestOpen) ? null : (
                <Section title={t('requests.over')}>
                  <Lines rows={items.filter((each) => !isRequestOpen(each))} />
                </Section>
              )}
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

function Lines({ rows }: { readonly rows: readonly Listed[] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <ul className="lines">
      {rows.map((each) => (
        <li key={each.id}>
          <div className="titled">
            <GoLink to={`/requests/${each.id}`}>{`${requestKey(each)} ${each.title}`}</GoLink>
            <StatusMark status={each.status} waitReason={each.waitReason} />
            {each.forName ? <span>{t('requests.for', { name: each.forName })}</span> : null}
            {each.requesterName ? <span>{t('requests.by', { name: each.requesterName })}</span> : null}
          </div>
          <small>{each.dueAt ? t('requests.dueBy', { at: format.instant(each.dueAt) }) : format.instant(each.askedAt)}</small>
        </li>
      ))}
    </ul>
  );
}
