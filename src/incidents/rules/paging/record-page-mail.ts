/** The program says whether the e-mail of a page was taken on. */
import { z } from 'zod';
import { deed, done, notFound, one, ownersOnly, patch } from '#platform/kit';
import { page } from './page.ts';

export const recordPageMail = deed({
  name: 'record-page-mail',
  about: 'Says when the e-mail of a page was taken on by the mail server, or why not.',
  on: page,
  binding: { method: 'POST', path: '/pages/{id}/mail' },
  input: z.strictObject({ id: z.uuid(), failure: page.schema.shape.mailFailure.unwrap() }),
  may: ownersOnly,
  isInner: true,
  *decide({ id, failure }, asked) {
    const before = yield* one(page, id);
    if (!before) return notFound(page);
    if (before.mailedAt !== null || before.mailFailure !== null) return done([]);
    return done([patch(page, id, failure === null ? { mailedAt: asked.at } : { mailFailure: failure })]);
  },
});
