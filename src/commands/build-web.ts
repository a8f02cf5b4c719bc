/** Builds the screens when their sources are newer than what was built; a second start skips it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['src', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Over names, sizes and times of all sources: a few milliseconds. */
function stampOf(root: string): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) for (const name of readdirSync(path).toSorted()) visit(join(path, name));
    else if (!path.endsWith('.test.ts')) hash.update(`${path.slice(root.length)} ${found.size} ${Math.round(found.mtimeMs)}\n`);
  };
  for (const source of sources) visit(join(root, source));
  return hash.digest('hex');
}

export async function buildWeb(root: string): Promise<void> {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const stamp = stampOf(root);
  const kept = join(root, 'dist', 'web-stamp');
  if (existsSync(kept) && readFileSync(kept, 'utf8') === stamp) return;
  console.log('building the web interface …');
  const output: Buffer[] = [];
  const child = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (text: Buffer) => output.push(text));
  child.stderr.on('data', (text: Buffer) => output.push(text));
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error(`the web interface could not be built:\n${Buffer.concat(output).toString()}`);
  writeFileSync(kept, stamp);
}
