/** The thing `branch` and what is done with it. Every planning deed can be aimed at one; merging replays its changes through the one writer. */
import { z } from 'zod';
import { deed } from './deed.ts';
import { done, notFound, patch, put, refuse } from './decision.ts';
import { one } from './facts.ts';
import { line, prose, reference } from './fields.ts';
import { managers } from './permission.ts';
import { room } from './room.ts';
import { standardDeeds } from './standard-deeds.ts';
import { thing } from './thing.ts';
import type { Permission } from './permission.ts';

const planningStaff: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };

export const branch = thing({
  name: 'branch',
  plural: 'branches',
  room: 'platform',
  about: 'A what-if: a named set of changes to the plan that were not applied to it',
  schema: z.strictObject({
    name: line(200),
    about: prose(5000).default(''),
    status: z.enum(['open', 'merged', 'discarded']).default('open'),
    ownerId: reference(),
    isShared: z.boolean().default(false),
  }),
  title: 'name',
  searchable: ['name'],
  sortable: ['name', 'status'],
  filterable: ['status', 'ownerId', 'isShared'],
  fixed: ['status', 'ownerId'],
  owner: 'ownerId',
  mayRead: { ...managers, own: true },
});

const mayTurn: Permission = { ...managers, own: true };

export const createBranch = deed({
  name: 'create-branch',
  about: 'Opens a what-if of your own; nobody who reads the live plan sees it',
  on: branch,
  binding: { method: 'POST', path: '/branches' },
  input: z.strictObject({ name: line(200), about: prose(5000).default('') }),
  may: planningStaff,
  creates: true,
  *decide(input, asked) {
    const id = asked.newId();
    return done(
      [put(branch, id, { name: input.name, about: input.about, status: 'open', ownerId: asked.by.membershipId, isShared: false })],
      [{ event: 'branch-created', data: { id } }],
    );
  },
});

export const changeBranch = standardDeeds(branch, { mayCreate: managers, mayChange: mayTurn, mayRemove: managers }).change;

export const discardBranch = deed({
  name: 'discard-branch',
  about: 'Throws a what-if away; the live plan was never touched by it',
  on: branch,
  binding: { method: 'POST', path: '/branches/{id}/discard' },
  input: z.strictObject({ id: z.uuid() }),
  may: mayTurn,
  *decide(input) {
    const found = yield* one(branch, input.id);
    if (!found) return notFound(branch);
    if (found.status !== 'open') return refuse('not-open', `the what-if is ${found.status} already`, { status: 409 });
    return done([patch(branch, input.id, { status: 'discarded' })], [{ event: 'branch-discarded', data: { id: input.id } }]);
  },
});

/** Closes a branch as merged; the writer adds the changes that the three-way merge found. */
export const mergeBranch = deed({
  name: 'merge-branch',
  about:
    'Brings a what-if into the live plan, in one step that can be taken back; what both sides changed differently is a conflict and stops it, unless told which side rules',
  on: branch,
  binding: { method: 'POST', path: '/branches/{id}/merge' },
  input: z.strictObject({
    id: z.uuid(),
    /** For each conflict, `thing id field` to the side that rules. */
    choices: z.record(z.string().max(300), z.enum(['live', 'branch'])).default({}),
  }),
  may: managers,
  merges: true,
  *decide(input) {
    const found = yield* one(branch, input.id);
    if (!found) return notFound(branch);
    if (found.status !== 'open') return refuse('not-open', `the what-if is ${found.status} already`, { status: 409 });
    return done([patch(branch, input.id, { status: 'merged' })], [{ event: 'branch-merged', data: { id: input.id } }]);
  },
});

export const spineRoom = room('platform', { things: [branch], deeds: [createBranch, changeBranch, discardBranch, mergeBranch] });
