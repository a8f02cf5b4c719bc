/** The API to browse: every endpoint by room, its fields and answers, and reads to try with one's own rights. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EmptyState, GoLink, Loaded, PageFrame, useAddress, useWords, FilterInput } from '#platform/web';
import { endpointsOf, type ApiDocument } from './api-document.ts';
import { ApiOperation } from './api-operation.tsx';
import { byTag } from './by-tag.ts';
import styles from './api-page.module.css';

export default function ApiPage() {
  const t = useWords();
  const [{ q, open }, setAddress] = useAddress({ q: '', open: '' });
  const document = useQuery({
    queryKey: ['openapi'],
    queryFn: async (): Promise<ApiDocument> => (await fetch('/api/openapi.json')).json() as Promise<ApiDocument>,
    staleTime: Infinity,
  });
  return (
    <PageFrame
      title={t('access.api')}
      about={
        <>
          {t('access.apiAbout')} <GoLink to="/account/tokens">{t('access.toTokens')}</GoLink>
        </>
      }
      actions={
        <Button variant="default" component="a" href="/api/openapi.json" download="evenkeel-openapi.json">
          OpenAPI 3.1
        </Button>
      }
      bar={<FilterInput value={q} onChange={(text) => setAddress({ q: text }, { replace: true })} />}
    >
      <Loaded query={document}>
        {(api) => {
          const groups = byTag(
            endpointsOf(api),
            q,
            ({ method, path, operation }) => `${method} ${path} ${operation.operationId} ${operation.summary}`,
            ({ operation }) => operation.tags[0] ?? '',
          );
          if (groups.length === 0) return <EmptyState title={t('shell.nothingFound')} />;
          return groups.map(([tag, group]) => (
            <section key={tag} className={styles['tag']}>
              <h2>
                {tag} <span>{t('access.endpoints', { count: group.length })}</span>
              </h2>
              {group.map((endpoint) => {
                const id = endpoint.operation.operationId;
                const isOpen = open === id;
                return (
                  <div key={id} className={styles['operation']}>
                    <button
                      type="button"
                      className={styles['head']}
                      aria-expanded={isOpen}
                      onClick={() => setAddress({ open: isOpen ? '' : id }, { replace: true })}
                    >
                      <span className={styles['method']} data-method={endpoint.method}>
                        {endpoint.method}
                      </span>
                      <code>{endpoint.path}</code>
                      <span className={styles['summary']}>{endpoint.operation.summary}</span>
                    </button>
                    {isOpen ? <ApiOperation api={api} endpoint={endpoint} /> : null}
                  </div>
                );
              })}
            </section>
          ));
        }}
      </Loaded>
    </PageFrame>
  );
}
