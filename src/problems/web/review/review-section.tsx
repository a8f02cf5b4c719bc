/** On the page of an incident: its review, or one step to draft it. A major incident without one is told. */
import { Alert, Badge, Button } from '@mantine/core';
import { incident, incidentEntry, isOpen } from '#incidents/rules';
import { actionStanding, incidentReview, learnersMayWrite } from '#problems/rules';
import { GoLink, nameOfValue, Section, useAll, useMay, useOne, useView, useWords } from '#platform/web';
import { reviewSources } from './depends-on.ts';
import { useDraft } from './use-draft.ts';

export function ReviewSection({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const of = useOne(incident, id);
  const reviews = useAll(incidentReview, { incidentId: id });
  const actions = useView(actionStanding, { incidentId: id }, { enabled: (reviews.data?.length ?? 0) > 0, dependsOn: reviewSources });
  const declared = useAll(incidentEntry, { incidentId: id, kind: 'major', value: 'declared' });
  const { draft, isRunning } = useDraft();
  if (!of.data || !reviews.data) return null;
  // One that was stood down was major all the same.
  const wasMajor = of.data.isMajor || (declared.data?.length ?? 0) > 0;
  const [review] = reviews.data;
  if (review) {
    const counts = actions.data?.counts;
    const count = counts ? counts.open + counts.done + counts.dropped : 0;
    return (
      <Section title={t('problems.review')}>
        <div className="titled">
          <GoLink to={`/reviews/${review.id}`}>{t('problems.openReview')}</GoLink>
          <Badge color={review.status === 'draft' ? 'yellow' : 'gray'} variant="light">
            {nameOfValue(incidentReview, 'status', review.status)}
          </Badge>
          <small>{count === 0 ? t('problems.noActionsOf') : t('problems.actionsOf', { open: counts!.open, count })}</small>
        </div>
      </Section>
    );
  }
  // While it is open, there is something else to do; one that was none is not reviewed.
  if (isOpen(of.data) || of.data.status === 'cancelled') return null;
  const button = may(learnersMayWrite) ? (
    <Button size="xs" variant={wasMajor ? 'filled' : 'default'} loading={isRunning} onClick={() => void draft(id)}>
      {t('problems.draftReview')}
    </Button>
  ) : null;
  return (
    <Section title={t('problems.review')} actions={button}>
      {wasMajor ? <Alert color="yellow">{t('problems.majorNeedsReview')}</Alert> : <p className="no-lines">{t('problems.noReviewYet')}</p>}
    </Section>
  );
}
