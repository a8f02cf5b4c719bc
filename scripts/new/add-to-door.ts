/** Adds lines to a room's door (`rules/index.ts`), which is written by hand and stays readable: imports, exports and the two lists. */

export interface Addition {
  /** `./room-booking.ts` */
  readonly file: string;
  readonly names: readonly string[];
}

export interface ToList {
  readonly things?: readonly string[];
  readonly deeds?: readonly string[];
}

export function addToDoor(door: string, additions: readonly Addition[], { things = [], deeds = [] }: ToList): string {
  let text = door;
  for (const { file, names } of additions) {
    const from = `{ ${names.join(', ')} } from '${file}';`;
    text = addLine(text, 'import', `import ${from}`, file);
    text = addLine(text, 'export', `export ${from}`, file);
  }
  text = addToList(text, 'things', things);
  return addToList(text, 'deeds', deeds);
}

/** In the order of the files' names, among lines of the same kind; after the imports when there is none yet. */
function addLine(text: string, word: 'import' | 'export', added: string, file: string): string {
  const lines = text.split('\n');
  const fileOf = (line: string) => new RegExp(`^${word} .* from '(\\./[^']+)';$`).exec(line)?.[1];
  const later = lines.findIndex((line) => (fileOf(line) ?? '') > file);
  const last = lines.findLastIndex((line) => fileOf(line) !== undefined);
  const lastImport = lines.findLastIndex((line) => /^import .*;$|^\} from '.*';$/.test(line));
  if (later >= 0) lines.splice(later, 0, added);
  else if (last >= 0) lines.splice(last + 1, 0, added);
  else lines.splice(lastImport + 1, 0, ...(word === 'export' ? ['', added] : [added]));
  return lines.join('\n');
}

function addToList(text: string, list: 'things' | 'deeds', names: readonly string[]): string {
  if (names.length === 0) return text;
  const start = /\broom\('/.exec(text)?.index ?? -1;
  if (start < 0) throw new Error('the door holds no room(…)');
  const [before, declaration] = [text.slice(0, start), text.slice(start)];
  const added = names.join(', ');
  const written = new RegExp(`\\b${list}: \\[([^\\]]*)\\]`).exec(declaration);
  if (written) {
    const held = written[1]!.trim().replace(/,$/, '');
    return before + declaration.replace(written[0], `${list}: [${held ? `${held}, ` : ''}${added}]`);
  }
  const named = new RegExp(`\\b${list}: (\\w+)`).exec(declaration);
  if (named) return before + declaration.replace(named[0], `${list}: [...${named[1]}, ${added}]`);
  return before + declaration.replace(/things: \[[^\]]*\]/, (found) => `${found}, ${list}: [${added}]`);
}
