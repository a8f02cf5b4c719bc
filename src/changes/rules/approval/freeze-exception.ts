/** Leave for one change to be made in one hard freeze. */
import { z } from 'zod';
import { line, reference, thing, type Row } from '#platform/kit';
import { changeReaders } from '../who-may.ts';

export const freezeException = thing({
  name: 'freeze-exception',
  plural: 'freeze-exceptions',
  room: 'changes',
  about: 'A change may be made although a hard freeze holds, because somebody who answers for it has said why.',
  schema: z.strictObject({
    changeId: reference(),
    windowId: reference(),
    reason: line(1000),
    /** Who answers for it. */
    personId: reference().nullable().default(null),
    grantedById: reference().nullable().default(null),
  }),
  title: 'reason',
  references: { changeId: 'change', windowId: 'window', personId: 'person', grantedById: 'membership' },
  filterable: ['changeId', 'windowId', 'grantedById'],
  fixed: ['changeId', 'windowId', 'personId', 'grantedById'],
  mayRead: changeReaders,
});
export type FreezeException = Row<typeof freezeException>;
