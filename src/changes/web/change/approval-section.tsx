/** Who has to agree, and who has. */
import { changeApproval, type ChangeOutlook, type ChangeRow } from '#changes/rules';
import { membership } from '#access/rules';
import { person } from '#people/rules';
import { nameOfValue, Section, useAll, useFormat, useWords } from '#platform/web';
import styles from '../changes.module.css';

export function ApprovalSection({ row, outlook }: { readonly row: ChangeRow; readonly outlook: ChangeOutlook | undefined }) {
  const t = useWords();
  const format = useFormat();
  const approvals = useAll(changeApproval, { changeId: row.id });
  const people = useAll(person);
  const members = useAll(membership);
  const nameOf = ({ personId, approverId }: { readonly personId: string | null; readonly approverId: string | null }): string =>
    people.data?.find((each) => each.id === personId)?.name ?? members.data?.find((each) => each.id === approverId)?.name ?? '';
  const lines = outlook?.approvals ?? [];
  const said = (approvals.data ?? []).toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  return (
    <Section
      title={t('changes.approvals')}
      about={outlook && outlook.noticeHours > 0 ? t('changes.notice', { hours: outlook.noticeHours }) : null}
    >
      {lines.length === 0 && said.length === 0 ? (
        <p className="no-lines">{t(row.kind === 'standard' ? 'changes.byModel' : 'changes.nobodyHasTo')}</p>
      ) : null}
      <ul className="lines">
        {lines.map((each) => (
          <li key={each.policyId}>
            <div>
              <span className={styles['reason']}>
                <b aria-hidden>{each.isMet ? '✓' : '○'}</b>
                {each.name}
              </span>
              <span className={styles['soft']}>
                {each.who.length > 0
                  ? each.who.join(', ')
                  : t(`changes.change-policy.approvers.${each.approvers === 'service-owner' ? 'managers' : each.approvers}`)}
              </span>
            </div>
            <small>{t('changes.given', { given: each.given, quorum: each.quorum })}</small>
          </li>
        ))}
        {said.map((each) => (
          <li key={each.id} data-old={each.round < row.round || undefined}>
            <div>
              {nameOf(each)}: {nameOfValue(changeApproval, 'decision', each.decision)}
              {each.round < row.round ? ` (${t('changes.earlierPlan')})` : null}
              {each.comment ? <span className={styles['soft']}>{each.comment}</span> : null}
            </div>
            <small>{format.instant(each.createdAt)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
