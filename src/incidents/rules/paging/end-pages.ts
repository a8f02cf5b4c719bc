/** Nobody need come any more. */
import { many, patch, type Asking, type Change } from '#platform/kit';
import { page } from './page.ts';

/** What becomes of the pages of an incident that nobody has answered yet, but for one. */
export function* supersedePages(incidentId: string, at: string, exceptId?: string): Asking<readonly Change[]> {
  const open = (yield* many(page, { incidentId })).filter((each) => each.answer === null && each.id !== exceptId);
  return open.map((each) => patch(page, each.id, { answer: 'superseded', answeredAt: at }));
}
