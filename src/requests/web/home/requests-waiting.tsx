/** On the start page: requests that wait for my voice, the longest first. */
import { myRequests } from '#requests/rules';
import { GoLink, Section, useView, useWords } from '#platform/web';
import { RequestLines } from '../lists/request-lines.tsx';

const most = 5;

export function RequestsWaiting() {
  const t = useWords();
  const { data } = useView(myRequests, {}, { dependsOn: ['service-request', 'request-approval'] });
  const rows = data?.toApprove ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('requests.waiting', { count: rows.length })}>
      <RequestLines rows={rows.slice(0, most)} />
      {rows.length > most ? (
        <p>
          <GoLink to="/requests">{t('requests.allWaiting')}</GoLink>
        </p>
      ) : null}
    </Section>
  );
}
