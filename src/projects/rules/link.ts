/** A link: the successor waits for the predecessor (dependency of the precedence diagram method). */
import { z } from 'zod';
import { reference, staff, thing, type Row } from '#platform/kit';

export const linkKinds = ['FS', 'SS', 'FF', 'SF'] as const;
export const lagKinds = ['working', 'elapsed', 'percent', 'elapsed-percent'] as const;
export type LagKind = (typeof lagKinds)[number];

export const linkFixed = ['projectId', 'fromId', 'toId'] as const;

export const link = thing({
  name: 'link',
  plural: 'links',
  room: 'projects',
  about: 'One task waits for another: finish to start, start to start, finish to finish or start to finish, with lag or lead.',
  schema: z.strictObject({
    projectId: reference(),
    fromId: reference(),
    toId: reference(),
    kind: z.enum(linkKinds).default('FS'),
    /** Minutes; percent of the predecessor's duration where `lagKind` says so. Negative is a lead. */
    lag: z
      .number()
      .min(-6_000_000)
      .max(6_000_000)
      .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6, 'must be a multiple of a tenth')
      .default(0),
    lagKind: z.enum(lagKinds).default('working'),
  }),
  title: 'kind',
  references: { projectId: 'project', fromId: 'task', toId: 'task' },
  filterable: ['projectId', 'fromId', 'toId', 'kind'],
  fixed: linkFixed,
  isBranchable: true,
  scope: 'projectId',
  mayRead: staff,
});
export type Link = Row<typeof link>;
