/** Answers what is known: articles to be found and read, and what fits an incident. */
import type { PoolClient } from 'pg';
import { incident, type Incident } from '#incidents/rules';
import { isAllowed, Problem, type Principal } from '#platform/kit';
import { answerView, memoryOf, readAll, readOne, type ViewAnswer } from '#platform/server';
import {
  article,
  articleText,
  findArticles,
  knowledgeForIncident,
  knownMatters,
  knownOf,
  learnersMayRead,
  mostArticles,
  problem,
  problemKey,
  rankKnowledge,
  readableBy,
  weighKnown,
  type Article,
  type Known,
  type OfferedKnowledge,
  type ProblemRow,
} from '#problems/rules';
import { alikeOf, readOpen } from './open-matters.ts';

/** What may be relied on stands first, what holds no longer last. */
const articleOrder = ['published', 'draft', 'retired'];
/** So much of a text is shown where it is offered. */
const shownLetters = 280;

interface KnownItem extends Known {
  readonly of: Article | ProblemRow;
  readonly kind: 'article' | 'known-error';
}

interface Knowledge {
  readonly articles: readonly (Known & { readonly of: Article })[];
  /** What is offered on incidents: what is published, and problems with a way around them. */
  readonly offered: readonly KnownItem[];
  readonly weight: (word: string) => number;
}

async function readKnowledge(client: PoolClient, organisationId: string): Promise<Knowledge> {
  const articles = (await readAll(client, article, organisationId)).map((of) => ({
    ...knownOf(of.id, of.title, of.body, of.serviceIds),
    of,
  }));
  const errors = await readAll(client, problem, organisationId, { status: 'known-error' });
  const offered: KnownItem[] = [
    ...errors.map((of) => ({
      ...knownOf(of.id, of.title, `${of.description}\n${of.workaround}`, of.serviceId === null ? [] : [of.serviceId]),
      of,
      kind: 'known-error' as const,
    })),
    ...articles.filter(({ of }) => of.status === 'published').map((each) => ({ ...each, kind: 'article' as const })),
  ];
  return { articles, offered, weight: weighKnown([...articles, ...offered.filter((each) => each.kind === 'known-error')]) };
}

interface Counts {
  readonly uses: number;
  readonly helpful: number;
  readonly unhelpful: number;
}
const none: Counts = { uses: 0, helpful: 0, unhelpful: 0 };

/** By the id of the article or problem. */
async function countsOf(client: PoolClient, organisationId: string): Promise<ReadonlyMap<string, Counts>> {
  const { rows } = await client.query<Counts & { readonly id: string }>(
    `select id, sum(uses)::int as uses, sum(helpful)::int as helpful, sum(unhelpful)::int as unhelpful from (
       select coalesce(article_id, problem_id) as id, 1 as uses, 0 as helpful, 0 as unhelpful from problems.knowledge_use where org_id = $1
       union all select article_id, 0, is_helpful::int, (not is_helpful)::int from problems.article_vote where org_id = $1) each group by id`,
    [organisationId],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** The beginning of a text, without the signs of Markdown. */
function beginningOf(text: string): string {
  const plain = text
    .replaceAll(/^[#>\s*-]+/gm, '')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length <= shownLetters ? plain : `${plain.slice(0, shownLetters).replace(/\S*$/, '').trimEnd()} …`;
}

const isDueOn = ({ status, reviewBy }: Article, today: string): boolean => status === 'published' && reviewBy !== null && reviewBy <= today;

const listedOf = (of: Article, counts: Counts, today: string) => {
  const { id, title, kind, status, audience, serviceIds, ownerId, reviewBy, updatedAt } = of;
  const named = { id, title, kind, status, audience, ownerId, reviewBy, updatedAt };
  return { ...named, serviceIds: [...serviceIds], isDue: isDueOn(of, today), ...counts };
};

export function knowledgeAnswers(): readonly ViewAnswer[] {
  const recall = memoryOf([article, problem], readKnowledge);
  const recallOpen = memoryOf([incident], readOpen);
  return [
    answerView(findArticles, async ({ q, kind, status, serviceId, isDue }, { client, by, tools }) => {
      const { articles, weight } = await recall(client, by.organisationId);
      const counts = await countsOf(client, by.organisationId);
      const today = tools.now().slice(0, 10);
      const mayRead = readableBy(by);
      const found = articles.filter(
        ({ of }) =>
          mayRead(of) &&
          (kind === undefined || of.kind === kind) &&
          (status === undefined || of.status === status) &&
          (serviceId === undefined || of.serviceIds.includes(serviceId)) &&
          (isDue === 'false' || isDueOn(of, today)),
      );
      const sorted =
        q === undefined ? found.toSorted((one, other) => (one.of.updatedAt < other.of.updatedAt ? 1 : -1)) : searched(q, found, weight);
      return {
        items: sorted
          .toSorted((one, other) => articleOrder.indexOf(one.of.status) - articleOrder.indexOf(other.of.status))
          .slice(0, mostArticles)
          .map(({ of }) => ({ ...listedOf(of, counts.get(of.id) ?? none, today), beginning: beginningOf(of.body) })),
      };
    }),
    answerView(articleText, async ({ id }, { client, by, tools }) => {
      const { articles } = await recall(client, by.organisationId);
      const found = articles.find((each) => each.id === id && readableBy(by)(each.of))?.of;
      if (!found) throw new Problem(404, 'not-found', 'Not found', { detail: 'no such article' });
      const counts = (await countsOf(client, by.organisationId)).get(id) ?? none;
      return { ...listedOf(found, counts, tools.now().slice(0, 10)), body: found.body, ...(await namesOf(client, found, by)) };
    }),
    answerView(knowledgeForIncident, async ({ id }, { client, by }) => {
      const of = (await readOne(client, incident, id, by)) as unknown as Incident;
      const { offered, weight } = await recall(client, by.organisationId);
      const counts = await countsOf(client, by.organisationId);
      const { rows } = await client.query<{ id: string }>(
        'select coalesce(article_id, problem_id) as id from problems.knowledge_use where org_id = $1 and incident_id = $2',
        [by.organisationId, id],
      );
      const used = new Set(rows.map((row) => row.id));
      const best = rankKnowledge(of, offered, weight);
      const others = offered.filter((each) => used.has(each.id) && !best.some(({ known }) => known.id === each.id));
      return {
        items: [
          ...best.map(({ known, isSameService }) => ({ known, isSameService })),
          ...others.map((known) => ({ known, isSameService: false })),
        ].map(({ known, isSameService }) => shownKnowledge(known, isSameService, used.has(known.id), counts.get(known.id) ?? none)),
      };
    }),
    answerView(knownMatters, async ({ title, serviceId = null }, { client, by }) => {
      const matter = { title, description: '', serviceId };
      const { offered, weight } = await recall(client, by.organisationId);
      const isStaff = isAllowed(learnersMayRead, by);
      const mayRead = readableBy(by);
      const readable = offered.filter(({ of }) => ('audience' in of ? mayRead(of) : isStaff));
      const counts = await countsOf(client, by.organisationId);
      const open = await recallOpen(client, by.organisationId);
      return {
        reported: alikeOf(
          matter,
          open.filter((each) => isStaff || each.of.reporterId === by.membershipId),
        ),
        known: rankKnowledge(matter, readable, weight).map(({ known, isSameService }) =>
          shownKnowledge(known, isSameService, false, counts.get(known.id) ?? none),
        ),
      };
    }),
  ];
}

function shownKnowledge({ of, kind, id }: KnownItem, isSameService: boolean, isUsed: boolean, counts: Counts): OfferedKnowledge {
  const isError = 'workaround' in of;
  return {
    kind,
    id,
    key: isError ? problemKey(of) : '',
    title: of.title,
    beginning: beginningOf(isError ? of.workaround : of.body),
    isSameService,
    isUsed,
    ...counts,
  };
}

/** Whoever types half a word means what begins so; else what fits best. */
function searched<K extends Known & { readonly of: Article }>(
  q: string,
  found: readonly K[],
  weight: (word: string) => number,
): readonly K[] {
  const typed = q.toLowerCase();
  const literal = found.filter(({ of }) => of.title.toLowerCase().includes(typed) || of.body.toLowerCase().includes(typed));
  const inTitle = literal.filter(({ of }) => of.title.toLowerCase().includes(typed));
  const alike = rankKnowledge({ title: q, description: '', serviceId: null }, found, weight, mostArticles).map(({ known }) => known);
  return [...new Set([...inTitle, ...alike, ...literal])];
}

async function namesOf(client: PoolClient, { id, ownerId, serviceIds }: Article, by: Principal) {
  const { rows } = await client.query<{ ownerName: string | null; services: string[]; ownVote: boolean | null }>(
    `select (select name from people.person where org_id = $1 and id = $2) as "ownerName",
            coalesce((select array_agg(name order by name) from operations.service where org_id = $1 and id = any($3::uuid[])), '{}') as services,
            (select is_helpful from problems.article_vote where org_id = $1 and article_id = $4 and membership_id = $5) as "ownVote"`,
    [by.organisationId, ownerId, serviceIds, id, by.membershipId],
  );
  return rows[0]!;
}
