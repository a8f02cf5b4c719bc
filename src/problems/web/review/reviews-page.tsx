/** What has been reviewed and what is missing; and what reviews have decided, over all of them. */
import { Badge, Button, SegmentedControl } from '@mantine/core';
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs';
import { actionStanding, incidentReview, learnersMayWrite, reviewOverview } from '#problems/rules';
import {
  EmptyState,
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  Section,
  useAddress,
  useFormat,
  useGo,
  useMay,
  useView,
  useWords,
  VirtualTable,
} from '#platform/web';
import styles from '../problems.module.css';
import { ActionLine } from './action-line.tsx';
import { reviewSources } from './depends-on.ts';
import { useDraft } from './use-draft.ts';

export default function ReviewsPage() {
  const t = useWords();
  const [{ tab }, setAddress] = useAddress({ tab: 'reviews' });
  return (
    <PageFrame
      title={t('problems.reviews')}
      about={t('problems.reviewsAbout')}
      bar={
        <SegmentedControl
          size="xs"
          aria-label={t('problems.tab.which')}
          data={(['reviews', 'actions'] as const).map((value) => ({ value, label: t(`problems.tab.${value}`) }))}
          value={tab}
          onChange={(value) => setAddress({ tab: value })}
        />
      }
    >
      {tab === 'actions' ? <AllActions /> : <AllReviews />}
    </PageFrame>
  );
}

function AllReviews() {
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  const found = useView(reviewOverview, {}, { dependsOn: reviewSources });
  return (
    <Loaded query={found}>
      {({ reviews, missing }) => (
        <>
          {missing.length > 0 ? <Missing rows={missing} /> : null}
          {reviews.length === 0 ? (
            <EmptyState icon={IconSchool} title={t('problems.noReviews')}>
              {t('problems.noReviewsAbout')}
            </EmptyState>
          ) : (
            <VirtualTable
              label={t('problems.reviews')}
              rows={reviews}
              onOpen={(row) => go(`/reviews/${row.id}`)}
              columns={[
                { id: 'incident', title: t('problems.incident'), width: '92px', render: (row) => `INC-${row.incidentNumber}` },
                {
                  id: 'title',
                  title: nameOfField(incidentReview, 'title'),
                  width: 'minmax(170px, 3fr)',
                  render: (row) => <GoLink to={`/reviews/${row.id}`}>{row.title}</GoLink>,
                },
                {
                  id: 'openedAt',
                  title: t('problems.moment.opened'),
                  width: '170px',
                  isWideOnly: true,
                  render: (row) => format.instant(row.openedAt),
                },
                {
                  id: 'status',
                  title: nameOfField(incidentReview, 'status'),
                  width: '150px',
                  render: (row) => (
                    <Badge color={row.status === 'draft' ? 'yellow' : 'gray'} variant="light">
                      {nameOfValue(incidentReview, 'status', row.status)}
                    </Badge>
                  ),
                },
                {
                  id: 'actions',
                  title: t('problems.tab.actions'),
                  width: '190px',
                  isWideOnly: true,
                  render: (row) =>
                    row.actions === 0 ? t('problems.noActionsOf') : t('problems.actionsOf', { open: row.openActions, count: row.actions }),
                },
              ]}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

interface MissingProps {
  readonly rows: readonly { readonly id: string; readonly number: number; readonly title: string; readonly openedAt: string }[];
}

function Missing({ rows }: MissingProps) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const { draft, isRunning } = useDraft();
  return (
    <Section title={t('problems.majorWithout')}>
      <ul className="lines">
        {rows.map((each) => (
          <li key={each.id}>
            <div>
              <GoLink to={`/incidents/${each.id}`}>{`INC-${each.number} ${each.title}`}</GoLink>
            </div>
            <div className="line-end">
              <small>{format.instant(each.openedAt)}</small>
              {may(learnersMayWrite) ? (
                <Button size="compact-sm" variant="default" loading={isRunning} onClick={() => void draft(each.id)}>
                  {t('problems.draftReview')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const shown = ['open', 'late', 'all'] as const;
const nothing = { open: 'problems.noneOpen', late: 'problems.noneLate', all: 'problems.noActionsYet' } as const;

function AllActions() {
  const t = useWords();
  const format = useFormat();
  const [{ show }, setAddress] = useAddress({ show: 'open' });
  const which = shown.find((each) => each === show) ?? 'open';
  const found = useView(actionStanding, { show: which }, { dependsOn: reviewSources });
  return (
    <Loaded query={found}>
      {({ counts, items }) => (
        <>
          <dl className={styles['tiles']}>
            {(['open', 'late', 'unplanned'] as const).map((each) => (
              <div key={each}>
                <dt>{t(`problems.tile.${each}`)}</dt>
                <dd>{format.number(counts[each])}</dd>
              </div>
            ))}
            <div>
              <dt title={t('problems.tile.inTimeAbout')}>
                {t('problems.tile.inTime')} {t('problems.of', { count: format.number(counts.due) })}
              </dt>
              <dd>{counts.due === 0 ? '–' : format.share(Math.round((counts.doneInTime * 1000) / counts.due))}</dd>
            </div>
          </dl>
          <SegmentedControl
            size="xs"
            mb={12}
            aria-label={t('problems.show')}
            data={shown.map((value) => ({ value, label: t(`problems.show.${value}`) }))}
            value={which}
            onChange={(value) => setAddress({ show: value })}
          />
          {items.length === 0 ? (
            <EmptyState icon={IconSchool} title={t(nothing[which])} />
          ) : (
            <ul className="lines">
              {items.map((each) => (
                <ActionLine
                  key={each.id}
                  action={each}
                  before={<GoLink to={`/reviews/${each.reviewId}`}>{`INC-${each.incidentNumber} ${each.incidentTitle}`}</GoLink>}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  );
}
