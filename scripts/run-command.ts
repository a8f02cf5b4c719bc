import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/**
 * Commands find the packages' programs and the bundled Node first, as under npm; and Node keeps what it has compiled, which saves every
 * test file most of a second.
 */
export const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules/.cache/node'),
};

export type Outcome = { readonly ok: boolean; readonly output: string; readonly seconds: number };

/** Runs a command and keeps what it says; `heard` gets every piece of it at once. */
export function runCommand(
  command: readonly string[],
  extra: NodeJS.ProcessEnv = {},
  heard: (text: string) => void = () => {},
): Promise<Outcome> {
  const began = performance.now();
  const [program = '', ...options] = command;
  const child = spawn(program, options, { cwd: root, env: { ...environment, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      heard(text);
    });
  }
  return new Promise((resolve) => {
    const end = (ok: boolean) => resolve({ ok, output, seconds: (performance.now() - began) / 1000 });
    child.once('error', (error) => {
      output += error.message;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}
