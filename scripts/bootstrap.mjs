// Runs before `npm start`, `npm test`, `npm run dev` and `npm run check`, on whatever Node the machine has (16 or newer), without a single
// package: installs what the lock file asks for, makes sure that the next script gets the Node that came with it, and for tests a browser and,
// where that is easy, a real Alertmanager.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAlertmanager, installAlertmanager } from './alertmanager.mjs';
import { findBrowser, installBrowser } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const readJson = (...path) => {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
  } catch {
    return undefined;
  }
};

if (!isInstalled()) install();
linkBundledNode();
checkNode();
if (process.argv.includes('--browser') && !findBrowser()) {
  const problem = installBrowser();
  if (problem) stop(problem);
}
if (process.argv.includes('--browser') && !findAlertmanager()) installAlertmanager();

/** npm notes what it has installed in a lock file of its own, written last; an interrupted installation leaves none. */
function isInstalled() {
  const wanted = readJson('package-lock.json').packages;
  const found = (readJson('node_modules', '.package-lock.json') || {}).packages || {};
  const must = new Set(optionalHere(wanted).map((name) => `node_modules/${name}`));
  const isRight = (path) => (path in found ? found[path].version === wanted[path].version : wanted[path].optional && !must.has(path));
  return Object.keys(wanted).filter(Boolean).every(isRight) && Object.keys(found).every((path) => path in wanted);
}

/** The bundled Node and PostgreSQL are optional packages per platform; those of this platform are not optional for us. */
function optionalHere(packages) {
  return Object.keys(readJson('package.json').optionalDependencies || {}).filter((name) =>
    isForHere(packages[`node_modules/${name}`] || {}),
  );
}

function isForHere({ os = [], cpu = [] }) {
  return os.includes(process.platform) && cpu.includes(process.arch);
}

function install() {
  console.error('[setup] installing dependencies (npm ci) …');
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath; // the npm that called us
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) stop('npm ci failed; see above');
}

/** npm up to 10 does not link the program of an optional platform package. */
function linkBundledNode() {
  if (process.platform === 'win32') return; // npm on Windows makes its own command files
  const bundled = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const link = join(modules, '.bin', 'node');
  if (!existsSync(bundled) || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), bundled), link);
}

/** npm looks into `node_modules/.bin` before anything else on the path, so that is what the next script runs on. */
function checkNode() {
  const env = { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter) };
  const version = String(spawnSync('node', ['--version'], { encoding: 'utf8', env, shell: process.platform === 'win32' }).stdout).trim();
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  if (!(major > 24 || (major === 24 && minor >= 7))) {
    stop(
      `Node 24.7 or newer is needed; this machine has ${version || 'none'} and none is bundled for ${process.platform} on ${process.arch}.`,
    );
  }
}

function stop(reason) {
  console.error(`[setup] ${reason}`);
  process.exit(1);
}
