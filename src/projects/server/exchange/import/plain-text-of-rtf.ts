/** The groups of an RTF text that hold no words of the writer. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'generator',
  'header',
  'footer',
  'themedata',
  'listtable',
  'listoverridetable',
]);
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  cell: '\t',
  row: '\n',
};

// A control word with its number, a character in hexadecimal, a control sign, a brace, or text.
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)/gi;

interface Group {
  readonly isSilent: boolean;
  /** So many characters after a Unicode character repeat it for older programs. */
  readonly repeats: number;
}

/**
 * The words of a text in Rich Text Format, which Microsoft Project keeps in its notes: paragraphs and tabs stay, all looks go.
 * Source of the format: Microsoft's Rich Text Format specification 1.9.1, as far as notes go.
 */
export function plainTextOfRtf(rtf: string): string {
  const ansi = new TextDecoder(`windows-${/\\ansicpg(125\d)/.exec(rtf)?.[1] ?? '1252'}`);
  const groups: Group[] = [];
  let group: Group = { isSilent: false, repeats: 1 };
  let text = '';
  let toSkip = 0;
  const say = (words: string): void => {
    const heard = words.slice(toSkip);
    toSkip = Math.max(0, toSkip - words.length);
    if (!group.isSilent) text += heard;
  };
  for (const [, word, number, hexadecimal, sign, brace, words] of rtf.matchAll(TOKEN)) {
    if (brace === '{') groups.push(group);
    else if (brace === '}') group = groups.pop() ?? group;
    else if (words !== undefined) say(words.replace(/[\r\n]/g, ''));
    else if (hexadecimal !== undefined) say(ansi.decode(new Uint8Array([Number.parseInt(hexadecimal, 16)])));
    else if (sign === '*') group = { ...group, isSilent: true };
    else if (sign !== undefined) say(sign === '~' ? '\u00a0' : sign === '_' ? '-' : /[\\{}]/.test(sign) ? sign : '');
    else if (word === 'u' && number !== undefined) {
      toSkip = 0;
      say(String.fromCharCode(Number(number) & 0xffff));
      toSkip = group.repeats;
    } else if (word === 'uc') group = { ...group, repeats: Math.min(4, Math.max(0, Number(number ?? 1))) };
    else if (word !== undefined && SILENT.has(word)) group = { ...group, isSilent: true };
    else if (word !== undefined && SIGNS[word] !== undefined) say(SIGNS[word]);
  }
  return text.trim();
}
