import type { PoolClient } from 'pg';
import type { Line } from './apply.ts';

/** Keeps the table of scopes that bound permission in step with the records that are scopes. */
export async function keepScopes(client: PoolClient, organisationId: string, lines: readonly Line[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const { thing, id, kind, after } of lines) {
    if (thing.scope !== 'id') continue;
    if (kind === 'remove') sent.push(client.query('delete from platform.scope where org_id = $1 and id = $2', [organisationId, id]));
    else if (after && 'visibility' in after)
      sent.push(
        client.query(
          `insert into platform.scope (org_id, id, thing, visibility) values ($1, $2, $3, $4) on conflict (org_id, id) do update set visibility = excluded.visibility`,
          [organisationId, id, thing.name, after['visibility']],
        ),
      );
  }
  await Promise.all(sent);
}
