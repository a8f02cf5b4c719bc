/** Words and options of a command line: `evenkeel see tasks status=doing --data DIR`. */
import { parseArgs } from 'node:util';

export interface Arguments {
  readonly command: string;
  /** Words after the command that are not `name=value`. */
  readonly words: readonly string[];
  /** `name=value` pairs. */
  readonly pairs: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

const known = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  organisation: { type: 'string' },
  out: { type: 'string', short: 'o' },
  format: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  at: { type: 'string' },
  into: { type: 'string' },
  'dry-run': { type: 'boolean' },
  once: { type: 'boolean' },
  empty: { type: 'boolean' },
  dev: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws an Error with a sentence for people when an option is unknown or lacks its value */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({ args: [...given], options: known, allowPositionals: true });
  const [command = 'help', ...rest] = positionals;
  const pairs: Record<string, string> = {};
  const words: string[] = [];
  for (const word of rest) {
    const at = word.search(/=/);
    if (at > 0 && /^[\w.]+$/.test(word.slice(0, at))) pairs[word.slice(0, at)] = word.slice(at + 1);
    else words.push(word);
  }
  return { command, words, pairs, options: values };
}
