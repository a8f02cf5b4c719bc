/** `evenkeel doctor`: looks at everything that can be looked at from here and says what is wrong, in words. */
import { statfsSync } from 'node:fs';
import type { Arguments } from '#platform/cli';
import { durabilityProblems, inOrganisation, verifyJournal } from '#platform/server';
import { serve } from '../server.ts';
import { version } from '../version.ts';
import { settingsOf } from './settings.ts';

export async function run(given: Arguments): Promise<number> {
  const settings = settingsOf(given, true);
  let wrong = 0;
  const say = (ok: boolean, text: string) => {
    if (!ok) wrong++;
    console.log(`${ok ? '✔' : '✖'} ${text}`);
  };
  const [major, minor] = process.versions.node.split('.').map(Number);
  say(major! > 24 || (major === 24 && minor! >= 7), `Node ${process.versions.node} (24.7 or newer is needed)`);
  const server = await serve({ ...settings, port: 0, host: '127.0.0.1', webDirectory: null });
  try {
    const { pool } = server.tools;
    const { rows } = await pool.query<{ version: string; now: string }>(
      `select current_setting('server_version') as version, now() as now`,
    );
    say(true, `Evenkeel ${version} on PostgreSQL ${rows[0]!.version} (${settings.database ? 'DATABASE_URL' : 'embedded'})`);
    say(Math.abs(Date.parse(rows[0]!.now) - Date.now()) < 5000, 'the clocks of program and database agree');
    const client = await pool.connect();
    try {
      const problems = await durabilityProblems(client);
      say(
        problems.length === 0,
        problems.length
          ? `durability: ${problems.join('; ')}`
          : 'the database keeps what it acknowledged (fsync, full_page_writes, synchronous_commit)',
      );
    } finally {
      client.release();
    }
    if (!settings.database) {
      const { bavail, bsize } = statfsSync(settings.dataDirectory);
      say(bavail * bsize > 2e9, `${Math.round((bavail * bsize) / 1e9)} GB of disk are free`);
    }
    const { rows: organisations } = await pool.query<{ id: string; name: string }>(
      'select organisation_id as id, name from access.first_owners()',
    );
    for (const { id, name } of organisations) {
      const found = await inOrganisation(pool, id, (each) => verifyJournal(each, id), { readOnly: true });
      say(
        found.isIntact,
        found.isIntact
          ? `journal of ${name}: ${found.entries} entries, unbroken, head ${found.head.slice(0, 16)}`
          : `journal of ${name}: altered at entry ${found.brokenAt}`,
      );
    }
  } finally {
    await server.stop();
  }
  console.log(wrong ? `\n${wrong} of these need attention` : '\nall is well');
  return wrong ? 1 : 0;
}
