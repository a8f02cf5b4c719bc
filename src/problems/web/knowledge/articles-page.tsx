/** What somebody found out: searched by words, narrowed by kind, service and state. Whoever only asks for help reads what is meant for everybody. */
import { Badge, Button, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconBook from '@tabler/icons-react/dist/esm/icons/IconBook.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { service } from '#operations/rules';
import {
  article,
  articleKinds,
  articleStatuses,
  findArticles,
  learnersMayRead,
  learnersMayWrite,
  type FoundArticle,
} from '#problems/rules';
import {
  EmptyState,
  FilterInput,
  FormDialogue,
  GoLink,
  Loaded,
  nameOfValue,
  PageFrame,
  RecordSelect,
  useAddress,
  useFormat,
  useGo,
  useMay,
  useView,
  useWords,
} from '#platform/web';
import styles from '../problems.module.css';
import ArticleForm from './article-form.tsx';
import { knowledgeSources } from './depends-on.ts';

export default function ArticlesPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isWriting, setWriting] = useState(false);
  const [{ q, kind, status, service: serviceId, due }, setAddress] = useAddress({ q: '', kind: '', status: '', service: '', due: '' });
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback((text: string) => setAddress({ q: text }, { replace: true }), 200);
  const sees = may(learnersMayRead);
  const query = {
    ...(q.trim() ? { q: q.trim() } : {}),
    ...oneOf('kind', articleKinds, kind),
    ...oneOf('status', articleStatuses, status),
    ...(serviceId ? { serviceId } : {}),
    ...(due ? ({ isDue: 'true' } as const) : {}),
  };
  const found = useView(findArticles, query, { dependsOn: knowledgeSources });
  const isNarrowed = Object.keys(query).length > 0;
  const write = may(learnersMayWrite) ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setWriting(true)}>
      {t('problems.newArticle')}
    </Button>
  ) : null;
  return (
    <PageFrame title={t('problems.articles')} about={t('problems.articlesAbout')} actions={write}>
      <div className="filter-bar">
        <FilterInput
          value={typed}
          onChange={(text) => {
            setTyped(text);
            search(text);
          }}
        />
        <Select
          size="xs"
          clearable
          aria-label={t('problems.allKinds')}
          placeholder={t('problems.allKinds')}
          data={articleKinds.map((value) => ({ value, label: nameOfValue(article, 'kind', value) }))}
          value={kind || null}
          onChange={(value) => setAddress({ kind: value ?? '' })}
        />
        {sees ? (
          <>
            <Select
              size="xs"
              clearable
              aria-label={t('problems.allStatuses')}
              placeholder={t('problems.allStatuses')}
              data={articleStatuses.map((value) => ({ value, label: nameOfValue(article, 'status', value) }))}
              value={status || null}
              onChange={(value) => setAddress({ status: value ?? '' })}
            />
            <RecordSelect
              size="xs"
              thing={service}
              aria-label={t('problems.ofService')}
              placeholder={t('problems.ofService')}
              value={serviceId || null}
              onChange={(id) => setAddress({ service: id ?? '' })}
            />
            <Button
              size="xs"
              variant={due ? 'light' : 'default'}
              aria-pressed={Boolean(due)}
              onClick={() => setAddress({ due: due ? '' : 'yes' })}
            >
              {t('problems.due')}
            </Button>
          </>
        ) : null}
      </div>
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconBook}
              title={t(isNarrowed ? 'problems.noArticleSuch' : sees ? 'problems.noArticles' : 'problems.noArticlesForAll')}
              action={isNarrowed ? null : write}
            >
              {isNarrowed || !sees ? null : t('problems.noArticlesAbout')}
            </EmptyState>
          ) : (
            <ul className="lines">
              {items.map((each) => (
                <OneArticle key={each.id} of={each} sees={sees} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isWriting ? (
        <FormDialogue isWide mayClickAway={false} title={t('problems.newArticle')} onClose={() => setWriting(false)}>
          <ArticleForm
            onDone={(path) => {
              setWriting(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

/** What stands in the address counts when it is one of these. */
const oneOf = <const N extends string, V extends string>(name: N, values: readonly V[], value: string): { readonly [K in N]?: V } => {
  const known = values.find((each) => each === value);
  return (known === undefined ? {} : { [name]: known }) as { readonly [K in N]?: V };
};

function OneArticle({ of, sees }: { readonly of: FoundArticle; readonly sees: boolean }) {
  const t = useWords();
  const format = useFormat();
  const votes = of.helpful + of.unhelpful;
  return (
    <li>
      <div>
        <div className="titled">
          <GoLink to={`/knowledge/${of.id}`}>{of.title}</GoLink>
          <Badge color="gray" variant="light">
            {nameOfValue(article, 'kind', of.kind)}
          </Badge>
          {of.status === 'published' ? null : (
            <Badge color={of.status === 'draft' ? 'yellow' : 'red'} variant="light">
              {nameOfValue(article, 'status', of.status)}
            </Badge>
          )}
        </div>
        <div className={styles['action']}>
          <span>{of.beginning}</span>
        </div>
        {sees ? (
          <div className={styles['action']}>
            <span>{t('problems.uses', { count: of.uses })}</span>
            {votes > 0 ? <span>{t('problems.helped', { helpful: of.helpful, count: votes })}</span> : null}
            {of.isDue ? <span>{t('problems.dueSince', { day: format.day(of.reviewBy) })}</span> : null}
          </div>
        ) : null}
      </div>
    </li>
  );
}
