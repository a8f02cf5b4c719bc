/** What is told of a time in which nobody would come. */
import { z } from 'zod';
import { instant, reference } from '#platform/kit';

/** `nobody`: no layer names anybody; `absent`: whoever it names is away; `not-here`: has left, or has not come yet. */
export const gapCauses = ['nobody', 'absent', 'not-here'] as const;

/** A gap as the checker found it, with whoever would have been on duty first. */
export const knownGap = () =>
  z.strictObject({ startsAt: instant(), endsAt: instant(), cause: z.enum(gapCauses), personId: reference().nullable() });
export type KnownGap = z.output<ReturnType<typeof knownGap>>;
