/** Runs a script in a network namespace of its own, in which every address there is leads to this machine. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const path = `${process.env['PATH']}:/usr/sbin:/sbin`;
const everyAddressIsOurs = 'ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo';

/** How to get there, where the system lets us. */
function namespace(): readonly string[] | null {
  const ways = [['--net'], ['--net', '--map-root-user']];
  const way = ways.find(
    (options) => spawnSync('unshare', [...options, 'sh', '-c', everyAddressIsOurs], { env: { PATH: path } }).status === 0,
  );
  return way ? ['unshare', ...way] : null;
}

/** What the script writes as JSON to the file that it is given first; it is given `alone` or, where there is no such network, `here`. */
export function inOwnNetwork<R>(script: string): R & { readonly isAlone: boolean } {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-network-'));
  const file = join(directory, 'outcome.json');
  const alone = namespace();
  const [command, ...given] = alone
    ? [...alone, 'sh', '-c', `${everyAddressIsOurs} && exec "$@"`, 'sh', process.execPath, script, file, 'alone']
    : [process.execPath, script, file, 'here'];
  try {
    const { NODE_TEST_CONTEXT: _ofOurs, TEST_DATABASE_URL: database, ...rest } = process.env;
    // A database on a socket is there too; one on the network is not, and the script starts its own.
    const env = database?.includes('host=/') ? { ...rest, TEST_DATABASE_URL: database } : rest;
    const run = spawnSync(command!, given, { env: { ...env, PATH: path }, encoding: 'utf8', maxBuffer: 10_000_000 });
    if (run.status !== 0) throw new Error(`${script} ended with ${run.status ?? run.signal}:\n${run.stdout}\n${run.stderr}`);
    return { ...(JSON.parse(readFileSync(file, 'utf8')) as R), isAlone: alone !== null };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
