import { decodeText } from './decode-text.ts';
import { refuseFile } from './file-refused.ts';

export interface JsonLimits {
  readonly depth: number;
  readonly values: number;
  readonly textCharacters: number;
}

export const JSON_LIMITS: JsonLimits = { depth: 64, values: 5_000_000, textCharacters: 4 * 1024 * 1024 };

// Keys that mean something else to JavaScript than to whoever wrote the file.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads untrusted JSON. Refuses what JSON.parse lets pass but programs disagree about or stumble over: the same key twice in one
 * object, depth beyond the limit, keys such as `__proto__`. Throws `FileRefused`.
 */
export function readJson(bytes: Uint8Array, limits: JsonLimits = JSON_LIMITS): unknown {
  const text = [...decodeText(bytes)].join('').replace(/^\ufeff/, '');
  scan(text, limits);
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuseFile('malformed-json', `The file is not JSON (${(error as Error).message.slice(0, 200)}).`);
  }
}

function scan(text: string, limits: JsonLimits): void {
  /** For each open bracket: the keys seen so far, or nothing for a list. */
  const open: (Set<string> | undefined)[] = [];
  let values = 0;
  let lastText = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfText(text, at);
      if (end - at > limits.textCharacters)
        refuseFile('json-text', `A text is longer than ${limits.textCharacters} characters.`, { row: lineAt(text, at) });
      lastText = text.slice(at, end);
      at = end - 1;
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : undefined);
      if (open.length > limits.depth)
        refuseFile('json-depth', `The values are nested more than ${limits.depth} deep.`, { row: lineAt(text, at) });
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ':') takeKey(lastText, open.at(-1), () => ({ row: lineAt(text, at) }));
    else if (sign === ',') values += 1;
    if (values > limits.values) refuseFile('json-values', `The file has more than ${limits.values} values.`);
  }
}

/** Past the closing quote, or the end of a text that is never closed; JSON.parse will say so. */
function endOfText(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function takeKey(quoted: string, keys: Set<string> | undefined, at: () => { readonly row: number }): void {
  if (keys === undefined) return;
  const key = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (keys.has(key)) refuseFile('json-duplicate-key', `The key "${key.slice(0, 80)}" stands twice in one object.`, at());
  if (FORBIDDEN_KEYS.has(key)) refuseFile('json-forbidden-key', `The key "${key}" is not accepted.`, at());
  keys.add(key);
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return refuseFile('malformed-json', 'The file is not JSON (a text has a wrong escape).');
  }
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
