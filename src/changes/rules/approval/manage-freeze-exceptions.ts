/** Leave for one change in one hard freeze, given by somebody who answers for it, and taken back. */
import { z } from 'zod';
import { window } from '#calendar/rules';
import { deed, done, line, many, notFound, one, put, refuse, remove } from '#platform/kit';
import { change, isOpen } from '../change/change.ts';
import { policyKeepers } from '../who-may.ts';
import { freezeException } from './freeze-exception.ts';
import { isRequester } from './required-approvals.ts';

export const grantFreezeException = deed({
  name: 'grant-freeze-exception',
  about: 'Lets one change be made in one hard freeze, with the reason. Nobody gives leave for what they have asked for.',
  on: freezeException,
  binding: { method: 'POST', path: '/freeze-exceptions' },
  input: z.strictObject({ changeId: z.uuid(), windowId: z.uuid(), reason: line(1000) }),
  may: policyKeepers,
  creates: true,
  *decide({ changeId, windowId, reason }, { by, newId }) {
    const of = yield* one(change, changeId);
    if (!of) return refuse('no-such-reference', 'changeId refers to nothing that exists', { field: 'changeId' });
    const freeze = yield* one(window, windowId);
    if (!freeze || freeze.kind !== 'freeze-hard') return refuse('no-hard-freeze', 'that is no hard freeze', { field: 'windowId' });
    if (!isOpen(of))
      return refuse('change-begun', 'this change has begun or is over; it is no longer planned', { field: 'changeId', status: 409 });
    const voice = { personId: by.personId, grantedById: by.carrier === 'system' ? null : by.membershipId };
    if (isRequester(of, { personId: by.personId, approverId: voice.grantedById }))
      return refuse('own-change', 'nobody agrees to a change that they have asked for', { status: 409 });
    if ((yield* many(freezeException, { changeId, windowId })).length > 0)
      return refuse('excepted-already', 'this change has leave for this freeze already', { field: 'windowId', status: 409 });
    const id = newId();
    return done(
      [put(freezeException, id, { changeId, windowId, reason, ...voice })],
      [{ event: 'freeze-exception-granted', data: { id, changeId } }],
    );
  },
});

export const withdrawFreezeException = deed({
  name: 'withdraw-freeze-exception',
  about: 'Takes back the leave for a change in a hard freeze. A change that is planned into it cannot begin any more.',
  on: freezeException,
  binding: { method: 'DELETE', path: '/freeze-exceptions/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: policyKeepers,
  *decide({ id }) {
    const before = yield* one(freezeException, id);
    if (!before) return notFound(freezeException);
    return done([remove(freezeException, id)], [{ event: 'freeze-exception-withdrawn', data: { id, changeId: before.changeId } }]);
  },
});
