/** Change and remove links. */
import { z } from 'zod';
import { contributors, deed, differing, done, notFound, one, patch, remove } from '#platform/kit';
import { changeableShape } from './changeable-shape.ts';
import { link, linkFixed } from './link.ts';

export const changeLink = deed({
  name: 'change-link',
  about: 'Changes the kind or the lag of a link.',
  on: link,
  binding: { method: 'PATCH', path: '/links/{id}' },
  input: z.strictObject({ id: z.uuid(), ...changeableShape(link, linkFixed) }),
  may: contributors,
  *decide({ id, ...fields }) {
    const before = yield* one(link, id);
    if (!before) return notFound(link);
    const changed = differing(before, fields);
    if (Object.keys(changed).length === 0) return done([]);
    return done([patch(link, id, changed)], [{ event: 'link-changed', data: { id, projectId: before.projectId } }]);
  },
});

export const removeLink = deed({
  name: 'remove-link',
  about: 'Removes a link: the one task no longer waits for the other.',
  on: link,
  binding: { method: 'DELETE', path: '/links/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: contributors,
  *decide({ id }) {
    const before = yield* one(link, id);
    if (!before) return notFound(link);
    return done([remove(link, id)], [{ event: 'tasks-unlinked', data: { id, projectId: before.projectId } }]);
  },
});
