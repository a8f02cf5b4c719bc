/** Whoever has to agree to a change is told by mail, once for each round of its plan. */
import { membership } from '#access/rules';
import { askForApproval, toldOf } from '#access/server';
import { awaitsWordOf, change, nameOfChange } from '#changes/rules';
import { person } from '#people/rules';
import { readAll, type Reaction } from '#platform/server';

const events = ['change-submitted', 'change-edited', 'change-scheduled'] as const;

export const mailChangeApprovers: Reaction = {
  name: 'mail-change-approvers',
  to: events,
  react: ({ organisationId, sequence }, tools) =>
    askForApproval(
      organisationId,
      async (client) => {
        const id = await toldOf(client, organisationId, sequence, events);
        const [of] = id === null ? [] : await readAll(client, change, organisationId, { id });
        if (of?.status !== 'awaiting-approval') return null;
        const [asker] = of.requesterId === null ? [] : await readAll(client, person, organisationId, { id: of.requesterId });
        const [writer] = of.requestedById === null ? [] : await readAll(client, membership, organisationId, { id: of.requestedById });
        return {
          name: `change-${of.id}-${of.round}`,
          title: `${nameOfChange(of.number)} ${of.title}`,
          askedBy: asker?.name ?? writer?.name ?? null,
          path: `/changes/${of.id}`,
          may: (by) => awaitsWordOf(of, by),
        };
      },
      tools,
    ),
};
