/** Create, change and remove services. */
import { z } from 'zod';
import {
  deed,
  done,
  managers,
  many,
  notFound,
  one,
  patch,
  refuse,
  remove,
  standardDeeds,
  type Asking,
  type Change,
  type Refusal,
} from '#platform/kit';
import { asset, isPart } from './asset.ts';
import { dependency } from './dependency.ts';
import { service, type Service } from './service.ts';

/** Two services of one name are told apart by nobody; one that is retired gives its name free. */
function* refuseName({ id, name }: Pick<Service, 'id' | 'name'>): Asking<Refusal | undefined> {
  const sought = name.toLowerCase();
  const same = (yield* many(service, {})).find((each) => each.id !== id && each.status !== 'retired' && each.name.toLowerCase() === sought);
  return (
    same &&
    refuse('name-taken', `${same.key} is called so already`, { field: 'name', status: 409, values: { name: same.name, key: same.key } })
  );
}

const standard = standardDeeds(service, {
  mayCreate: managers,
  // Whoever answers for it keeps its facts true.
  mayChange: { ...managers, own: true },
  mayRemove: managers,
  *check(next, before) {
    const same = (yield* many(service, { key: next.key })).find((each) => each.id !== next.id);
    if (!same) return before?.name === next.name ? undefined : yield* refuseName(next);
    return refuse('key-taken', `${next.key} is the key of “${same.name}” already`, {
      field: 'key',
      status: 409,
      values: { key: next.key, name: same.name },
    });
  },
});

export const createService = standard.create;
export const changeService = standard.change;

export const removeService = deed({
  name: 'remove-service',
  about: 'Removes a service with its dependencies and its libraries; other assets stay and serve nothing. Undo brings all of it back.',
  on: service,
  binding: { method: 'DELETE', path: '/services/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    if (!(yield* one(service, id))) return notFound(service);
    const assets = yield* many(asset, { serviceId: id });
    const parts = assets.filter(({ kind }) => isPart(kind));
    const partIds = parts.map((each) => each.id);
    const dependencies = [
      ...(yield* many(dependency, { serviceId: id })),
      ...(yield* many(dependency, { needsServiceId: id })),
      ...(partIds.length ? yield* many(dependency, { assetId: partIds }) : []),
      ...(partIds.length ? yield* many(dependency, { needsAssetId: partIds }) : []),
    ];
    const changes: Change[] = [...new Set(dependencies.map((each) => each.id))].map((each) => remove(dependency, each));
    for (const each of assets) changes.push(isPart(each.kind) ? remove(asset, each.id) : patch(asset, each.id, { serviceId: null }));
    return done([...changes, remove(service, id)], [{ event: 'service-removed', data: { id } }]);
  },
});
