/** An incident of nothing but its title, from the palette: made at once, and shown. */
import { reportIncident } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { runDeed } from '#platform/web';

export async function reportTyped(title: string, go: (path: string) => void): Promise<void> {
  const { answer } = await runDeed(reportIncident as unknown as Deed, { title } as never);
  if (answer) go(`/incidents/${(answer as { id: string }).id}`);
}
