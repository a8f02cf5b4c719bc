/** One review: what people have learned beside what the timeline says, and what is done so that it does not come again. */
import { Badge, Button, Textarea } from '@mantine/core';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { useState, type FormEvent } from 'react';
import { membership } from '#access/rules';
import { incident, incidentKey } from '#incidents/rules';
import { person } from '#people/rules';
import { managers } from '#platform/kit';
import {
  actionStanding,
  correctReview,
  incidentReview,
  learnersMayWrite,
  publishers,
  publishReview,
  removeIncidentReview,
  reviewCorrection,
  type IncidentReview,
} from '#problems/rules';
import {
  ConfirmButton,
  GoLink,
  Loaded,
  Markdown,
  nameOfField,
  nameOfValue,
  PageFrame,
  RemoveButton,
  Section,
  useAll,
  useDeed,
  useFormat,
  useGo,
  useMay,
  useMe,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import styles from '../problems.module.css';
import { useTimelineDeed } from '../use-timeline-deed.ts';
import { ActionForm } from './action-form.tsx';
import { ActionLine } from './action-line.tsx';
import { reviewSources } from './depends-on.ts';
import { FactsColumn } from './facts-column.tsx';
import { WrittenColumn } from './written-column.tsx';

export default function ReviewPage() {
  const { reviewId } = usePathParams();
  const found = useOne(incidentReview, reviewId);
  return <Loaded query={found}>{(row) => <OneReview key={row.id} row={row} />}</Loaded>;
}

function OneReview({ row }: { readonly row: IncidentReview }) {
  const t = useWords();
  const format = useFormat();
  const of = useOne(incident, row.incidentId);
  const holder = useOne(person, row.ownerId);
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.title}
          <Badge color={row.status === 'draft' ? 'yellow' : 'gray'} variant="light">
            {nameOfValue(incidentReview, 'status', row.status)}
          </Badge>
        </span>
      }
      about={
        <>
          {of.data ? <GoLink to={`/incidents/${of.data.id}`}>{t('problems.reviewOf', { key: incidentKey(of.data) })}</GoLink> : null}
          {holder.data ? ` · ${nameOfField(incidentReview, 'ownerId')}: ${holder.data.name}` : ''}
          {row.publishedAt ? ` · ${nameOfField(incidentReview, 'publishedAt')}: ${format.instant(row.publishedAt)}` : ''}
        </>
      }
      actions={<ReviewButtons row={row} />}
    >
      <div className={styles['beside']}>
        <div>
          <WrittenColumn row={row} />
          <Actions reviewId={row.id} />
          {row.status === 'published' ? <Corrections reviewId={row.id} /> : null}
        </div>
        <div>
          <FactsColumn row={row} />
        </div>
      </div>
    </PageFrame>
  );
}

function ReviewButtons({ row }: { readonly row: IncidentReview }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const me = useMe();
  const { run } = useTimelineDeed(publishReview);
  const isDraft = row.status === 'draft';
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
        {t('problems.print')}
      </Button>
      {isDraft && may(managers) ? (
        <RemoveButton
          deed={removeIncidentReview}
          record={row}
          question={t('problems.removeDraft')}
          said={t('problems.removeDraft')}
          onDone={() => go(`/incidents/${row.incidentId}`)}
        />
      ) : null}
      {isDraft && (may(publishers) || (row.ownerId !== null && row.ownerId === me.personId)) ? (
        <ConfirmButton
          variant="filled"
          question={t('problems.publishAsk')}
          confirm={t('problems.publish')}
          onConfirm={() => run({ id: row.id }, t('problems.didPublish'))}
        >
          {t('problems.publish')}
        </ConfirmButton>
      ) : null}
    </>
  );
}

function Actions({ reviewId }: { readonly reviewId: string }) {
  const t = useWords();
  const may = useMay();
  const [isDeciding, setDeciding] = useState(false);
  const found = useView(actionStanding, { reviewId }, { dependsOn: reviewSources });
  return (
    <Section
      title={t('problems.actions')}
      about={t('problems.actionsAbout')}
      actions={
        may(learnersMayWrite) ? (
          <Button size="xs" className={styles['screenOnly']} onClick={() => setDeciding(true)}>
            {t('problems.newAction')}
          </Button>
        ) : null
      }
    >
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="no-lines">{t('problems.noActions')}</p>
          ) : (
            <ul className="lines">
              {items.map((each) => (
                <ActionLine key={each.id} action={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isDeciding ? <ActionForm reviewId={reviewId} onClose={() => setDeciding(false)} /> : null}
    </Section>
  );
}

/** What was learned after it was published: lines of their own below what was said then. */
function Corrections({ reviewId }: { readonly reviewId: string }) {
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const found = useAll(reviewCorrection, { reviewId, sort: 'number' });
  const members = useAll(membership);
  const { run, isRunning } = useDeed(correctReview);
  const [text, setText] = useState('');
  const nameOf = new Map((members.data ?? []).map((each) => [each.id, (each as { name?: string }).name ?? '']));

  async function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    const { problem } = await run({ reviewId, text: text.trim() });
    if (!problem) setText('');
  }

  return (
    <Section title={t('problems.corrections')}>
      {(found.data ?? []).map((each) => (
        <div key={each.id} className={styles['text']}>
          <Markdown text={each.text} />
          <small className={styles['key']}>{`${nameOf.get(each.byId) ?? ''} · ${format.instant(each.createdAt)}`}</small>
        </div>
      ))}
      {may(learnersMayWrite) ? (
        <form className={styles['screenOnly']} onSubmit={(event) => void add(event)}>
          <Textarea
            autosize
            minRows={2}
            label={t('problems.addCorrection')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className="button-row form-end">
            <Button size="xs" type="submit" disabled={text.trim() === ''} loading={isRunning}>
              {t('problems.add')}
            </Button>
          </div>
        </form>
      ) : null}
    </Section>
  );
}
