/** Write, change and remove articles; a published one says something. */
import { service } from '#operations/rules';
import { many, managers, refuse, standardDeeds } from '#platform/kit';
import { learnersMayWrite } from '../who-may.ts';
import { articleVote } from './article-vote.ts';
import { article } from './article.ts';
import { knowledgeUse } from './knowledge-use.ts';

export const {
  create: createArticle,
  change: changeArticle,
  remove: removeArticle,
} = standardDeeds(article, {
  mayCreate: learnersMayWrite,
  mayChange: learnersMayWrite,
  mayRemove: managers,
  *check(next) {
    if (next.status === 'published' && next.body.trim() === '')
      return refuse('article-says-nothing', 'write it before you publish it', { field: 'body' });
    if (next.serviceIds.length > 0 && (yield* many(service, { id: [...next.serviceIds] })).length < new Set(next.serviceIds).size)
      return refuse('no-such-service', 'one of the services does not exist', { field: 'serviceIds' });
    return undefined;
  },
  takesAlong: () => [
    { thing: articleVote, field: 'articleId' },
    { thing: knowledgeUse, field: 'articleId' },
  ],
});
