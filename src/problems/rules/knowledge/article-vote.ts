/** Whether an article helped: one word of each reader, which they may take back. */
import { z } from 'zod';
import { deed, done, many, one, patch, put, reference, refuse, remove, thing, type Asking, type Principal, type Row } from '#platform/kit';
import { readableBy } from './readable.ts';
import { article, type Article } from './article.ts';

export const articleVote = thing({
  name: 'article-vote',
  plural: 'article-votes',
  room: 'problems',
  about: 'Whether an article helped somebody.',
  schema: z.strictObject({
    articleId: reference(),
    /** Membership of whoever said so. */
    membershipId: reference(),
    isHelpful: z.boolean(),
  }),
  title: 'articleId',
  // Readers who only ask for help see articles by their own view, so the article is no reference that is held against their standing.
  references: { membershipId: 'membership' },
  filterable: ['articleId', 'membershipId', 'isHelpful'],
  fixed: ['articleId', 'membershipId'],
  owner: 'membershipId',
  mayRead: { organisation: ['owner', 'admin', 'manager'], own: true },
});
export type ArticleVote = Row<typeof articleVote>;

function* articleFor(id: string, by: Principal): Asking<Article | undefined> {
  const found = yield* one(article, id);
  return found && readableBy(by)(found) ? found : undefined;
}

export const voteOnArticle = deed({
  name: 'vote-on-article',
  about: 'Says whether an article helped; once more says otherwise, null takes it back.',
  on: articleVote,
  binding: { method: 'POST', path: '/article-votes' },
  input: z.strictObject({ articleId: z.uuid(), isHelpful: z.boolean().nullable() }),
  may: { organisation: ['owner', 'admin', 'manager', 'member', 'requester'] },
  creates: true,
  answer: z.strictObject({ isHelpful: z.boolean().nullable() }),
  *decide({ articleId, isHelpful }, { by, newId }) {
    if (!(yield* articleFor(articleId, by)))
      return refuse('no-such-reference', 'articleId refers to nothing that exists', { field: 'articleId' });
    const [before] = yield* many(articleVote, { articleId, membershipId: by.membershipId });
    const happened = [{ event: 'article-voted', data: { articleId } }];
    if ((before?.isHelpful ?? null) === isHelpful) return done([], [], { isHelpful });
    if (isHelpful === null) return done([remove(articleVote, before!.id)], happened, { isHelpful });
    const change = before
      ? patch(articleVote, before.id, { isHelpful })
      : put(articleVote, newId(), { articleId, membershipId: by.membershipId, isHelpful });
    return done([change], happened, { isHelpful });
  },
});
