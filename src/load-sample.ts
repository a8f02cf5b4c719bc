/** Loads the sample department into an organisation, in one deed, so that one undo would take it all away again; what went before comes afterwards. */
import { Problem, type Deed, type Principal } from '#platform/kit';
import { newId, systemPrincipal, type Reaction, type Tools } from '#platform/server';
import { loadSample as loadSampleDeed, loadSampleHistory } from '#sample/rules';

const write = (deed: unknown, by: Principal, tools: Tools): Promise<unknown> =>
  tools.write({
    deed: deed as Deed,
    input: { id: by.organisationId, today: tools.now().slice(0, 10) },
    by,
    requestId: newId(),
  });

export async function loadSample(by: Principal, tools: Tools): Promise<void> {
  await write(loadSampleDeed, by, tools);
}

/** Nobody waits for eighteen months of the past: they come while the first of the sample is looked at. */
export const sampleHistoryReaction: Reaction = {
  name: 'bring-sample-history',
  to: ['sample-loaded'],
  async react({ organisationId }, tools) {
    try {
      await write(loadSampleHistory, systemPrincipal(organisationId), tools);
    } catch (error) {
      // It is there already, or the sample has gone again.
      if (!(error instanceof Problem) || error.details.status !== 409) throw error;
    }
  },
};
