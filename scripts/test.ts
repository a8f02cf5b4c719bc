/**
 * Everything that CI runs: `npm test`, or `npm test -- --postgres` for the same on an installed PostgreSQL 15 or newer.
 *
 * Ends with the test runner's closing lines, and with a status other than 0 if any check or test failed.
 */
import { startSystemServer } from '../test/support/system-server.ts';
import { startThrowAwayServer } from '../test/support/throw-away-server.ts';
import { allTests, nodeTest, standingChecks } from './checks.ts';
import { root, runCommand } from './run-command.ts';

process.chdir(root);
const failed: string[] = [];

for (const { name, command } of standingChecks()) {
  const { ok, output, seconds } = await runCommand(command);
  console.log(`${ok ? '✔' : '✖'} ${name} (${seconds.toFixed(1)} s)`);
  if (ok) continue;
  failed.push(name);
  console.log(output.trimEnd());
}

const given = process.env['TEST_DATABASE_URL'];
const server = given !== undefined ? undefined : await (process.argv.includes('--postgres') ? startSystemServer() : startThrowAwayServer());
if (server) console.log(`tests run on a throw-away ${server.name}\n`);
try {
  // The closing lines come last, even where the runner goes on to list what failed.
  const closing: string[] = [];
  const show = byLine((line) =>
    /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(line) ? closing.push(line) : console.log(line),
  );
  const { ok } = await runCommand(nodeTest(allTests()), { TEST_DATABASE_URL: given ?? server?.url }, show);
  if (!ok) failed.push('tests');
  if (failed.length > 0) console.log(`\n✖ failed: ${failed.join(', ')}`);
  console.log(closing.join('\n'));
} finally {
  await server?.stop();
}
process.exitCode = failed.length > 0 ? 1 : 0;

function byLine(heard: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(heard);
  };
}
