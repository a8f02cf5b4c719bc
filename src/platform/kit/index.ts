/** The floor's pure kit: things, deeds, views, permission, branches, the client. Runs anywhere. */
export * from './branch.ts';
export * from './branch-deeds.ts';
export * from './canonical.ts';
export * from './client.ts';
export * from './decision.ts';
export * from './deed.ts';
export * from './endpoint.ts';
export * from './facts.ts';
export * from './fields.ts';
export * from './limits.ts';
export * from './list-query.ts';
export * from './permission.ts';
export * from './problem.ts';
export * from './room.ts';
export * from './standard-deeds.ts';
export * from './thing.ts';
export * from './view.ts';
