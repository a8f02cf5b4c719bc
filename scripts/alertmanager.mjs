// Plain JavaScript, because bootstrap.mjs needs it on any Node and before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['prometheus-alertmanager', 'alertmanager'];

/** The path of a real Alertmanager: the one named in ALERTMANAGER, else the first on the path or in the usual places. */
export function findAlertmanager() {
  if (process.env.ALERTMANAGER) return existsSync(process.env.ALERTMANAGER) ? process.env.ALERTMANAGER : undefined;
  const directories = [...(process.env.PATH || '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return names.flatMap((name) => directories.map((directory) => join(directory, name))).find((path) => existsSync(path));
}

/** Debian's, when root asks on Debian. Elsewhere the test that runs it has nothing to run; whoever wants it installs it by hand. */
export function installAlertmanager() {
  const isRoot = process.getuid && process.getuid() === 0;
  if (!isRoot || !existsSync('/etc/debian_version') || process.env.ALERTMANAGER) return;
  console.error('[setup] installing Prometheus Alertmanager (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...options) => spawnSync('apt-get', ['-qq', ...options], { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'prometheus-alertmanager');
}
