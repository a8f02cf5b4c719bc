/** Changes of these make what is said about articles old. */
export const knowledgeSources = ['article', 'article-vote', 'knowledge-use', 'problem', 'incident'] as const;
