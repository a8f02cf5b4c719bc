/** One request on one screen: how it stands, until when and why, who has to agree, what is to be done, and what happened. */
import { useState } from 'react';
import { isAnswered, requestCase, requestKey, requestStaff, requestWorkers, type RequestCase, type ServiceRequest } from '#requests/rules';
import {
  GoLink,
  Loaded,
  PageFrame,
  RecordSections,
  Section,
  useFormat,
  useMay,
  usePathParams,
  useView,
  useWords,
  useHalfMinute,
} from '#platform/web';
import { StatusMark } from '../marks.tsx';
import styles from '../requests.module.css';
import { ApprovalsSection } from './approvals-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { Composer } from './composer.tsx';
import { RequestActions } from './request-actions.tsx';
import { RequestDialogue, type DialogueName } from './request-dialogues.tsx';
import { RequestFacts } from './request-facts.tsx';
import { StepsSection } from './steps-section.tsx';
import { TasksSection } from './tasks-section.tsx';
import { Timeline } from './timeline.tsx';

export const dependsOn = ['service-request', 'request-entry', 'request-approval', 'service', 'calendar', 'calendar-exception'];

export default function RequestPage() {
  const { requestId } = usePathParams();
  const found = useView(requestCase, { id: requestId ?? '' }, { dependsOn });
  useHalfMinute(found.refetch);
  return <Loaded query={found}>{(of) => <OneRequest key={of.request['id'] as string} of={of} />}</Loaded>;
}

function OneRequest({ of }: { readonly of: RequestCase }) {
  const t = useWords();
  const may = useMay();
  const row = of.request as never as ServiceRequest;
  const works = may(requestWorkers);
  const sees = may(requestStaff);
  const [dialogue, setDialogue] = useState<DialogueName | null>(null);
  return (
    <PageFrame
      title={
        <span className={styles['title']}>
          <span className={styles['key']}>{requestKey(row)}</span> {row.title}{' '}
          <StatusMark status={row.status} waitReason={row.waitReason} />
        </span>
      }
      about={row.status === 'fulfilled' || row.status === 'closed' ? row.resolution || undefined : t(`requests.plain.${row.status}`)}
      actions={<RequestActions row={row} onAsk={setDialogue} />}
    >
      <div className={styles['page']}>
        <div>
          {of.mayDecideId ? <ApprovalsSection of={of} /> : null}
          {sees || of.clock ? <ClockSection row={row} clock={of.clock} /> : null}
          <RequestFacts of={of} row={row} works={works} />
          <AnswersSection of={of} row={row} />
          {row.steps.length > 0 ? <StepsSection of={of} row={row} works={works} /> : null}
          {of.approvals.length > 0 && !of.mayDecideId ? <ApprovalsSection of={of} /> : null}
          {row.incidentId ? (
            <Section title={t('requests.wasIncident')}>
              <GoLink to={`/incidents/${row.incidentId}`}>{t('requests.toIncident')}</GoLink>
            </Section>
          ) : null}
          {sees ? <TasksSection row={row} works={works} /> : null}
          {sees ? <RecordSections of="service-request" id={row.id} /> : null}
        </div>
        <div>
          <Composer row={row} works={works} />
          <Timeline of={of} />
        </div>
      </div>
      {dialogue ? <RequestDialogue of={dialogue} row={row} onClose={() => setDialogue(null)} /> : null}
    </PageFrame>
  );
}

function AnswersSection({ of, row }: { readonly of: RequestCase; readonly row: ServiceRequest }) {
  const t = useWords();
  const format = useFormat();
  const answered = row.questions.filter(({ key }) => isAnswered(row.answers[key]));
  if (answered.length === 0) return null;
  return (
    <Section title={t('requests.whatWasAsked')}>
      <dl className="facts">
        {answered.map(({ key, kind, label }) => {
          const answer = row.answers[key];
          const shown =
            typeof answer === 'boolean'
              ? t(answer ? 'requests.yes' : 'requests.no')
              : kind === 'date'
                ? format.day(String(answer))
                : typeof answer === 'number'
                  ? format.number(answer)
                  : (of.names[String(answer)] ?? String(answer));
          return (
            <div key={key}>
              <dt>{label}</dt>
              <dd className={styles['said']}>{shown}</dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
