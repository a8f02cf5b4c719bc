/** A deployment: something new runs since then. Pipelines tell of it, so that what is delivered can be measured. */
import { z } from 'zod';
import { instant, line, many, managers, one, reference, refuse, standardDeeds, thing, type Row } from '#platform/kit';
import { change } from '../change/change.ts';
import { changePlanners, changeReaders } from '../who-may.ts';

export const deploymentOutcomes = ['successful', 'failed', 'rolled-back'] as const;

export const deployment = thing({
  name: 'deployment',
  plural: 'deployments',
  room: 'changes',
  about: 'Something new was put into service: what, where, when it was written and since when it runs, and how it came out.',
  schema: z.strictObject({
    serviceId: reference(),
    environment: line(100).default('production'),
    /** What runs now: a version, a commit. */
    release: line(200),
    deployedAt: instant(),
    /** When the oldest commit in it was made; null where nothing was written for it. */
    committedAt: instant().nullable().default(null),
    /** The change that it carries out. */
    changeId: reference().nullable().default(null),
    outcome: z.enum(deploymentOutcomes).default('successful'),
    /** Not planned, and made because something had gone wrong. */
    isRework: z.boolean().default(false),
  }),
  title: 'release',
  references: { serviceId: 'service', changeId: 'change' },
  searchable: ['release'],
  sortable: ['deployedAt', 'release'],
  filterable: ['serviceId', 'environment', 'changeId', 'outcome', 'isRework', 'deployedAt', 'release'],
  mayRead: changeReaders,
});
export type Deployment = Row<typeof deployment>;

export const {
  create: createDeployment,
  change: changeDeployment,
  remove: removeDeployment,
} = standardDeeds(deployment, {
  mayCreate: changePlanners,
  mayChange: changePlanners,
  mayRemove: managers,
  *check({ id, serviceId, environment, release, deployedAt, committedAt, changeId }, _before, asked) {
    if (deployedAt > asked.at) return refuse('in-the-future', 'that is still to come', { field: 'deployedAt' });
    if (committedAt !== null && committedAt > deployedAt)
      return refuse('committed-after-deployed', 'it runs before it was written', { field: 'committedAt' });
    const of = yield* one(change, changeId);
    if (of && of.serviceId !== serviceId)
      return refuse('change-of-another-service', 'this change is to another service', { field: 'changeId' });
    // A pipeline that tells again what it has told is heard once.
    const same = (yield* many(deployment, { serviceId, environment, release, deployedAt })).some((each) => each.id !== id);
    return same ? refuse('deployment-there-already', 'this deployment is known already', { field: 'release', status: 409 }) : undefined;
  },
});
