/** One article as it reads; beside it who keeps it true, how often it was used, and whether it helped. */
import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { managers } from '#platform/kit';
import type { Deed } from '#platform/kit';
import { article, articleText, changeArticle, learnersMayWrite, removeArticle, voteOnArticle, type Article } from '#problems/rules';
import {
  FormDialogue,
  Loaded,
  Markdown,
  nameOfField,
  nameOfValue,
  PageFrame,
  refresh,
  RemoveButton,
  useDeed,
  useFormat,
  useGo,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import styles from '../problems.module.css';
import { EditArticle } from './article-form.tsx';
import { knowledgeSources } from './depends-on.ts';

export default function ArticlePage() {
  const { articleId } = usePathParams();
  const t = useWords();
  const format = useFormat();
  const may = useMay();
  const found = useView(articleText, { id: articleId ?? '' }, { dependsOn: knowledgeSources });
  const mayWrite = may(learnersMayWrite);
  return (
    <Loaded query={found}>
      {(of) => (
        <PageFrame
          width="narrow"
          title={
            <span className="titled">
              {of.title}
              <Badge color="gray" variant="light">
                {nameOfValue(article, 'kind', of.kind)}
              </Badge>
              {of.status === 'published' ? null : (
                <Badge color={of.status === 'draft' ? 'yellow' : 'red'} variant="light">
                  {nameOfValue(article, 'status', of.status)}
                </Badge>
              )}
            </span>
          }
          about={
            <span className={styles['action']}>
              {of.services.length > 0 ? <span>{of.services.join(', ')}</span> : null}
              {of.ownerName ? <span>{t('problems.keptBy', { name: of.ownerName })}</span> : null}
              <span>{format.instant(of.updatedAt)}</span>
              {of.reviewBy ? <span>{`${nameOfField(article, 'reviewBy')} ${format.day(of.reviewBy)}`}</span> : null}
              <span>{`${nameOfField(article, 'audience')}: ${nameOfValue(article, 'audience', of.audience)}`}</span>
            </span>
          }
          actions={mayWrite ? <ArticleButtons id={of.id} isDue={of.isDue} /> : null}
        >
          {of.body.trim() === '' ? <p className="no-lines">{t('problems.nothingWritten')}</p> : <Markdown text={of.body} />}
          <Helped id={of.id} ownVote={of.ownVote} helpful={of.helpful} unhelpful={of.unhelpful} uses={of.uses} />
        </PageFrame>
      )}
    </Loaded>
  );
}

const halfAYear = 182 * 86_400_000;

function ArticleButtons({ id, isDue }: { readonly id: string; readonly isDue: boolean }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const found = useOne(article, id);
  const [isEditing, setEditing] = useState(false);
  const { run, isRunning } = useDeed(changeArticle as unknown as Deed);
  if (!found.data) return null;
  const row: Article = found.data;
  const change = (fields: Partial<Article>, said: string) => void run({ id, ...fields } as never, { said, version: row.version });
  return (
    <>
      {row.status === 'published' ? null : (
        <Button loading={isRunning} onClick={() => change({ status: 'published' }, t('problems.didPublishArticle'))}>
          {t('problems.publishArticle')}
        </Button>
      )}
      {isDue ? (
        <Button
          loading={isRunning}
          onClick={() => change({ reviewBy: new Date(Date.now() + halfAYear).toISOString().slice(0, 10) }, t('problems.didStillTrue'))}
        >
          {t('problems.stillTrue')}
        </Button>
      ) : null}
      <Button variant="default" onClick={() => setEditing(true)}>
        {t('problems.edit')}
      </Button>
      {row.status === 'published' ? (
        <Button variant="default" loading={isRunning} onClick={() => change({ status: 'retired' }, t('problems.didRetire'))}>
          {t('problems.retire')}
        </Button>
      ) : null}
      {may(managers) ? (
        <RemoveButton
          deed={removeArticle}
          record={row}
          question={t('problems.removeArticle')}
          said={t('problems.didRemoveArticle')}
          onDone={() => go('/knowledge')}
        />
      ) : null}
      {isEditing ? (
        <FormDialogue isWide mayClickAway={false} title={row.title} onClose={() => setEditing(false)}>
          <EditArticle row={row} onClose={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </>
  );
}

interface HelpedProps {
  readonly id: string;
  readonly ownVote: boolean | null;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly uses: number;
}

function Helped({ id, ownVote, helpful, unhelpful, uses }: HelpedProps) {
  const t = useWords();
  const may = useMay();
  const { run, isRunning } = useDeed(voteOnArticle as unknown as Deed);
  const vote = async (isHelpful: boolean) => {
    await run({ articleId: id, isHelpful: ownVote === isHelpful ? null : isHelpful } as never);
    await refresh('article-vote');
  };
  const count = helpful + unhelpful;
  return (
    <div className={styles['votes']}>
      {may(voteOnArticle.may) ? (
        <>
          <span>{t('problems.didItHelp')}</span>
          {([true, false] as const).map((isHelpful) => (
            <Button
              key={String(isHelpful)}
              size="compact-sm"
              variant={ownVote === isHelpful ? 'filled' : 'default'}
              aria-pressed={ownVote === isHelpful}
              loading={isRunning}
              onClick={() => void vote(isHelpful)}
            >
              {t(isHelpful ? 'problems.yes' : 'problems.no')}
            </Button>
          ))}
        </>
      ) : null}
      <small>
        {[t('problems.uses', { count: uses }), count > 0 ? t('problems.helped', { helpful, count }) : ''].filter(Boolean).join(' · ')}
      </small>
    </div>
  );
}
