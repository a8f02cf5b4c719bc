/** What is on the plate of whoever asks. */
import { z } from 'zod';
import { everyone, limits, view } from '#platform/kit';
import { plannedTask } from './planned-tasks.ts';

export const myWork = view({
  name: 'my-work',
  about: 'The open tasks of whoever asks: what is late comes first, then what finishes next.',
  path: '/my-work',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(limits.pageRows).default(50) }),
  result: z
    .strictObject({
      items: z.array(plannedTask.extend({ urgency: z.enum(['late', 'today', 'week', 'later']) })),
      late: z.int(),
      open: z.int(),
    })
    .meta({ id: 'MyWork' }),
  may: everyone,
});
