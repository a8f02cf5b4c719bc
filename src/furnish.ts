/** What a new organisation needs before anything can be planned in it: a working calendar that holds for everybody. */
import { createCalendar } from '#calendar/rules';
import { newId, systemPrincipal, type Tools } from '#platform/server';

const shifts = [
  [480, 720],
  [780, 1020],
] as const;
const week = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, shifts]));

export async function furnish(organisationId: string, zone: string, tools: Tools): Promise<void> {
  const input = createCalendar.input.parse({
    name: 'Standard',
    zone,
    week: { ...week, saturday: [], sunday: [] },
  });
  await tools.write({
    deed: createCalendar,
    input: input as Record<string, unknown>,
    by: systemPrincipal(organisationId),
    requestId: newId(),
  });
}
