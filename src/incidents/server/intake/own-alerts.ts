/** The door of the intake for this program itself: what it says is kept and taken in as what others send, by the same rules. */
import { createHash } from 'node:crypto';
import type { Deed } from '#platform/kit';
import { inOrganisation, newId, readAll, systemPrincipal, type Tools } from '#platform/server';
import { alertSource, createOwnAlertSource, type OwnAlert } from '#incidents/rules';
import type { Inbox } from './inbox.ts';

/** Resolves once it is kept for good, with false when the organisation has switched off this source; said again it does nothing again. */
export type TellIntake = (tools: Tools, organisationId: string, said: OwnAlert) => Promise<boolean>;

const nameOfSource = 'Evenkeel';

export async function tellOwn(inbox: Inbox, tools: Tools, organisationId: string, said: OwnAlert): Promise<boolean> {
  const source = (await ownSource(tools, organisationId)) ?? (await makeOwnSource(tools, organisationId));
  if (!source?.isActive) return false;
  const body = JSON.stringify(said);
  const bytes = new TextEncoder().encode(body);
  const bodyHash = createHash('sha256').update(bytes).digest('hex');
  await inbox.keep(organisationId, source.id, { body, headers: { 'content-type': 'application/json' }, bodyHash }, bytes);
  return true;
}

const ownSource = async (tools: Tools, organisationId: string) =>
  (
    await inOrganisation(tools.pool, organisationId, (client) => readAll(client, alertSource, organisationId, { kind: 'evenkeel' }), {
      readOnly: true,
    })
  )[0];

async function makeOwnSource(tools: Tools, organisationId: string) {
  await tools.write({
    deed: createOwnAlertSource as unknown as Deed,
    input: { name: nameOfSource },
    by: systemPrincipal(organisationId),
    requestId: newId(),
  });
  return ownSource(tools, organisationId);
}
