/** Loads the sample department into an organisation, in one deed, so that one undo would take it all away again. */
import type { Principal } from '#platform/kit';
import { newId, type Tools } from '#platform/server';
import { loadSample as loadSampleDeed } from '#sample/rules';

export async function loadSample(by: Principal, tools: Tools): Promise<void> {
  await tools.write({
    deed: loadSampleDeed as never,
    input: { id: by.organisationId, today: tools.now().slice(0, 10) },
    by,
    requestId: newId(),
  });
}
