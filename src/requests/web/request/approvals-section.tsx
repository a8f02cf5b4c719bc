/** Who has to agree, and who has; whoever may decide does it here. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { approveRequest, rejectRequest, requestApproval, type RequestCase } from '#requests/rules';
import { nameOfValue, Section, sentenceOf, useFormat, useWords } from '#platform/web';
import styles from '../requests.module.css';
import { useRequestDeed } from '../use-request-deed.ts';

export function ApprovalsSection({ of }: { readonly of: RequestCase }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Section title={t('requests.approvals')}>
      {of.mayDecideId ? <Decide id={of.mayDecideId} /> : null}
      <ul className="lines">
        {of.approvals.map(({ id, approverName, canSpeak, teamName, decision, deciderName, decidedAt, comment }) => (
          <li key={id}>
            <div>
              <b aria-hidden>{decision === 'approved' ? '✓' : decision === 'rejected' ? '✗' : '○'}</b>{' '}
              {deciderName ?? approverName ?? (teamName ? t('requests.oneOf', { name: teamName }) : t('requests.aManager'))}:{' '}
              {nameOfValue(requestApproval, 'decision', decision)}
              {decision === 'awaited' && !canSpeak ? <p>{t('requests.noAccount', { name: approverName ?? '' })}</p> : null}
              {comment ? <p className={styles['said']}>{comment}</p> : null}
            </div>
            <small>{format.instant(decidedAt)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decide({ id }: { readonly id: string }) {
  const t = useWords();
  const [comment, setComment] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const approve = useRequestDeed(approveRequest);
  const reject = useRequestDeed(rejectRequest);
  const decide = async (deed: typeof approve, said: string) => {
    const { problem } = await deed.run({ id, comment }, t(said), true);
    setWrong(problem && sentenceOf(problem));
  };
  return (
    <div className={styles['approve']}>
      <Textarea
        label={t('requests.comment')}
        description={t('requests.commentAbout')}
        error={wrong}
        autosize
        minRows={2}
        maxRows={8}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className="button-row">
        <Button variant="default" loading={reject.isRunning} onClick={() => void decide(reject, 'requests.did.reject')}>
          {t('requests.do.reject')}
        </Button>
        <Button loading={approve.isRunning} onClick={() => void decide(approve, 'requests.did.approve')}>
          {t('requests.do.approve')}
        </Button>
      </div>
    </div>
  );
}
