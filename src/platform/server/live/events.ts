/**
 * Server-sent events: tells open screens which records changed, never what is in them; the client fetches through the reader.
 * A stream starts behind Last-Event-ID (the journal's sequence) and is closed as soon as its principal loses standing.
 */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isAllowed, Problem, type Principal } from '#platform/kit';
import { inOrganisation } from '../organisation-transaction.ts';
import type { Notice, Tools } from '../room-server.ts';
import { isLineVisible } from '../read/visibility.ts';
import type { Listener } from './journal-listener.ts';

interface Line {
  readonly sequence: number;
  readonly thing: string;
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly scopeId: string | null;
  readonly ownerId: string | null;
  readonly deed: string;
  readonly by: string | null;
  readonly branchId: string | null;
  readonly branchOwnerId: string | null;
}

/** More changed records than this in one deed are told as "look again". */
const mostChanges = 600;

export function streamEvents(
  context: Context,
  listener: Listener,
  tools: Tools,
  principal: Principal,
  authenticate: () => Promise<Principal | null>,
): Response {
  return streamSSE(context, async (stream) => {
    let by: Principal = principal;
    const notices: Notice[] = [];
    let isBehind = true;
    let wake: () => void = () => {};
    const look = () => {
      isBehind = true;
      wake();
    };
    const offJournal = listener.subscribe(({ channel, payload }) => {
      if (!payload.startsWith(by.organisationId)) return;
      if (channel === 'notice') notices.push(JSON.parse(payload.slice(37)) as Notice);
      else isBehind = true;
      wake();
    });
    const offGap = listener.onGap(look);
    stream.onAbort(() => wake());
    try {
      const last = context.req.header('last-event-id') ?? context.req.query('after');
      let position = last !== undefined && /^\d{1,15}$/.test(last) ? Number(last) : await headOf(tools, by);
      await stream.writeSSE({ event: 'ready', id: String(position), data: JSON.stringify({ sequence: position }) });
      let checkedAt = performance.now();
      while (!stream.aborted && !stream.closed) {
        // Standing is looked up anew before anything is told, and every few seconds in silence.
        if (isBehind || notices.length || performance.now() - checkedAt > 4000) {
          const now = await authenticate();
          // Signed out, or gone to another organisation in another tab.
          if (now?.membershipId !== principal.membershipId) break;
          by = now;
          checkedAt = performance.now();
        }
        for (const notice of notices.splice(0))
          if (
            isAllowed(
              { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'], scope: ['lead', 'contributor', 'viewer'] },
              by,
              notice,
            )
          )
            await stream.writeSSE({ event: notice.topic, data: JSON.stringify(notice.data) });
        if (isBehind) {
          isBehind = false;
          const { lines, upTo } = await readAfter(tools, by, position);
          for (const [sequence, of] of Map.groupBy(lines, (line) => line.sequence)) {
            const message = messageOf(tools, by, sequence, of);
            if (message) await stream.writeSSE({ event: 'change', id: String(sequence), data: JSON.stringify(message) });
          }
          if (upTo > position) {
            position = upTo;
            isBehind = true;
          }
          continue;
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 4100);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (isBehind || notices.length || stream.aborted) wake();
        });
        if (!isBehind && !notices.length && !stream.aborted) await stream.write(': still here\n\n');
      }
    } catch (error) {
      if (!stream.aborted) tools.log.warn({ reason: (error as Error).message }, 'a live stream ended');
    } finally {
      offJournal();
      offGap();
    }
  });
}

async function headOf(tools: Tools, by: Principal): Promise<number> {
  return inOrganisation(
    tools.pool,
    by.organisationId,
    async (client) =>
      (await client.query<{ sequence: number }>('select sequence from platform.journal_head where org_id = $1', [by.organisationId]))
        .rows[0]?.sequence ?? 0,
    { readOnly: true },
  );
}

/** Entries of the journal after a position, whole ones, at most a few hundred at once. */
async function readAfter(tools: Tools, by: Principal, position: number): Promise<{ lines: Line[]; upTo: number }> {
  return inOrganisation(
    tools.pool,
    by.organisationId,
    async (client) => {
      const { rows } = await client.query<{ sequence: number }>(
        'select sequence from platform.journal where org_id = $1 and sequence > $2 order by sequence limit 200',
        [by.organisationId, position],
      );
      const upTo = rows.at(-1)?.sequence ?? position;
      if (upTo === position) return { lines: [], upTo };
      const { rows: lines } = await client.query<Line>(
        `select l.sequence, l.thing, l.row_id as id, l.kind, l.version, l.scope_id as "scopeId", l.owner_id as "ownerId", j.deed, j.membership_id as by, j.branch_id as "branchId",
                (select b.owner_id from platform.branch b where b.org_id = j.org_id and b.id = j.branch_id) as "branchOwnerId"
           from platform.journal_line l join platform.journal j using (org_id, sequence)
          where l.org_id = $1 and l.sequence > $2 and l.sequence <= $3 and l.ordinal <= $4 order by l.sequence, l.ordinal`,
        [by.organisationId, position, upTo, mostChanges],
      );
      return { lines, upTo };
    },
    { readOnly: true },
  );
}

/** Null where nothing of it may be seen: not even that something happened. */
function messageOf(tools: Tools, by: Principal, sequence: number, lines: readonly Line[]) {
  const seen = lines.filter((line) => isLineVisible(tools.registry, by, line));
  if (seen.length === 0) return null;
  const { deed, branchId } = lines[0]!;
  if (lines.length > mostChanges)
    return { sequence, deed, branchId, by: lines[0]!.by, things: [...new Set(seen.map((line) => line.thing))], changes: null };
  return {
    sequence,
    deed,
    branchId,
    by: lines[0]!.by,
    changes: seen.map(({ thing, id, kind, version, scopeId }) => ({ thing, id, kind, version, scopeId })),
  };
}

export const notSignedIn = (): Problem => new Problem(401, 'not-signed-in', 'Not signed in');
