/** `npm run check`: what CI runs, as a list to read. A check that fails shows what it said; the others stay quiet. */
import { startThrowAwayServer } from '../test/support/throw-away-server.ts';
import { standingChecks, testGroups } from './checks.ts';
import { root, runCommand } from './run-command.ts';

process.chdir(root);
const server = process.env['TEST_DATABASE_URL'] === undefined ? await startThrowAwayServer() : undefined;
let failures = 0;
try {
  for (const { name, command } of [...standingChecks(), ...testGroups()]) {
    const { ok, output, seconds } = await runCommand(command, server && { TEST_DATABASE_URL: server.url });
    const tests = /^ℹ pass (\d+)/m.exec(output)?.[1];
    console.log(`${ok ? '✔' : '✖'} ${name}${tests === undefined ? '' : `, ${tests} tests`} (${seconds.toFixed(1)} s)`);
    if (ok) continue;
    failures++;
    console.log(output.trimEnd().replaceAll(/^/gm, '    '));
  }
} finally {
  await server?.stop();
}
console.log(failures === 0 ? '\nEverything holds.' : `\n${failures} failed.`);
process.exitCode = failures === 0 ? 0 : 1;
