/**
 * Imports a real service desk's log of events through the API and holds every figure that the measures give against those that were computed
 * of it independently: `npm run golden [log.csv.gz [figures.json]]`. Says how long the import took, prints each figure that differs, and
 * ends with 1 when one does. Says so and ends well when the log is not on this machine.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createClient, type Fetch } from '#platform/kit';
import { makeLog, newId } from '#platform/server';
import { createApiToken } from '#access/rules';
import { setUpOrganisation } from '#access/server';
import type { HistoryImport } from '#incidents/rules';
import { furnish } from '../src/furnish.ts';
import { serve } from '../src/server.ts';
import { compareGolden, type Golden } from './golden/compare.ts';
import { loadText } from './process-cost.ts';

const [
  log = resolve(import.meta.dirname, '../../shared/data/ops/incident_event_log.csv.gz'),
  figures = resolve(log, '../uci_golden_metrics.json'),
] = process.argv.slice(2);
const goalSeconds = 15;

if (existsSync(log) && existsSync(figures)) process.exitCode = await measure();
else console.log(`golden: ${log} is not here, nothing to compare with`);

async function measure(): Promise<number> {
  const bytes = log.endsWith('.gz') ? gunzipSync(readFileSync(log)) : readFileSync(log);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'evenkeel-golden-'));
  chmodSync(dataDirectory, 0o711);
  const server = await serve({
    dataDirectory,
    port: 0,
    host: '127.0.0.1',
    log: makeLog({ level: 'warn' }),
    requestsPerMinute: 1e9,
    webDirectory: null,
  });
  try {
    const person = { name: 'Bench', email: 'bench@example.org', password: 'as long as it has to be' };
    const { organisationId, owner } = await setUpOrganisation(server.tools, {
      organisation: 'Bench',
      zone: 'UTC',
      locale: 'en',
      ...person,
    });
    await furnish(organisationId, 'UTC', server.tools);
    const made = await server.tools.write({
      deed: createApiToken as never,
      input: { name: 'golden', scope: 'write' },
      by: owner,
      requestId: newId(),
    });
    const { token } = made.body as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const send = async (): Promise<{ readonly told: HistoryImport; readonly seconds: number }> => {
      const begun = performance.now();
      const response = await fetch(`${server.url}/api/v1/incident-imports?format=csv&zone=UTC&dryRun=false`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'text/csv' },
        body: bytes as unknown as BodyInit,
      });
      if (!response.ok) throw new Error(await response.text());
      return { told: (await response.json()) as HistoryImport, seconds: (performance.now() - begun) / 1000 };
    };
    const { told, seconds } = await send();
    console.log(
      `${told.events} events, ${told.added} incidents, ${told.newTeams.length} teams in ${seconds.toFixed(1)} s (goal ${goalSeconds}); ${loadText()}`,
    );
    const again = await send();
    console.log(
      `the same file again: ${again.told.added} added, ${again.told.changed} changed, ${again.told.unchanged} as they were, ${again.seconds.toFixed(1)} s`,
    );
    const client = createClient({ base: server.url, fetch: fetch as unknown as Fetch, newKey: newId, headers });
    const { compared, differing } = await compareGolden(client, JSON.parse(readFileSync(figures, 'utf8')) as Golden, told.events);
    for (const each of differing) console.log(`differs: ${each}`);
    console.log(`${compared} figures compared, ${differing.length} differ`);
    return differing.length === 0 && again.told.added + again.told.changed === 0 ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
