/** Whoever has to agree to a request is told by mail. */
import { membership } from '#access/rules';
import { askForApproval, toldOf } from '#access/server';
import { person } from '#people/rules';
import { readAll, type Reaction } from '#platform/server';
import { requestKey, serviceRequest, voiceToGive } from '#requests/rules';

export const mailRequestApprovers: Reaction = {
  name: 'mail-request-approvers',
  to: ['service-requested'],
  react: ({ organisationId, sequence }, tools) =>
    askForApproval(
      organisationId,
      async (client) => {
        const id = await toldOf(client, organisationId, sequence, ['service-requested']);
        const [of] = id === null ? [] : await readAll(client, serviceRequest, organisationId, { id });
        if (of?.status !== 'awaiting-approval') return null;
        const [asker] = of.requesterId === null ? [] : await readAll(client, membership, organisationId, { id: of.requesterId });
        const [whom] = of.forId === null ? [] : await readAll(client, person, organisationId, { id: of.forId });
        const forName = of.forName ?? whom?.name;
        return {
          name: `request-${of.id}`,
          title: `${requestKey(of)} ${of.title}${forName === undefined ? '' : ` (${forName})`}`,
          askedBy: asker?.name ?? null,
          path: `/requests/${of.id}`,
          *may(by) {
            return (yield* voiceToGive(of, by)) !== undefined;
          },
        };
      },
      tools,
    ),
};
