/** Changes of these make what is said about actions and reviews old. */
export const reviewSources = ['incident-review', 'review-action', 'review-action-task', 'incident', 'task', 'assignment'] as const;
