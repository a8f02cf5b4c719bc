// Plain JavaScript, because bootstrap.mjs needs it on any Node and before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const elsewhere = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium or Chrome: the one named in CHROMIUM, else the first on the path or in the usual places. */
export function findBrowser() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const directories = [...(process.env.PATH || '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome'];
  const candidates = names.flatMap((name) => directories.map((directory) => join(directory, name)));
  return [...candidates, ...elsewhere].find((path) => existsSync(path));
}

/** Debian's Chromium, when root asks on Debian. Returns what is in the way otherwise, as one line. */
export function installBrowser() {
  if (process.env.CHROMIUM) return `CHROMIUM names ${process.env.CHROMIUM}, which does not exist.`;
  const isRoot = process.getuid && process.getuid() === 0;
  if (!isRoot || !existsSync('/etc/debian_version')) {
    return 'The browser tests need Chromium or Chrome: install it (Debian, Ubuntu: apt install chromium) or name one in CHROMIUM.';
  }
  console.error('[setup] installing Chromium (apt-get) …');
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  return findBrowser() ? undefined : 'apt-get could not install chromium: install Chromium or Chrome by hand, or name one in CHROMIUM.';
}

function apt(...options) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-qq', ...options], { stdio: ['ignore', 'ignore', 'inherit'], env });
}
