import { SaxesParser } from 'saxes';
import { decodeText } from './decode-text.ts';
import { refuseFile } from './file-refused.ts';

/** An element with all that is in it. `text` is the text directly inside, as written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Line of the end tag, for reports. */
  readonly line: number;
}

export interface XmlLimits {
  readonly depth: number;
  readonly attributes: number;
  readonly elements: number;
  /** Characters of one piece: a text, a tag, an attribute's value, a comment. */
  readonly pieceCharacters: number;
  readonly textCharacters: number;
}

export const XML_LIMITS: XmlLimits = {
  depth: 64,
  attributes: 128,
  elements: 8_000_000,
  pieceCharacters: 4 * 1024 * 1024,
  textCharacters: 256 * 1024 * 1024,
};

export interface XmlRecords {
  /** Is the element that opens at this path (root first, itself last) a record, to be handed over whole? */
  readonly isRecord: (path: readonly string[]) => boolean;
  readonly onRecord: (element: XmlElement, path: readonly string[]) => void;
  /** Every element outside of records, as it opens. */
  readonly onOpen?: (path: readonly string[]) => void;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const CHUNK_CHARACTERS = 64 * 1024;
// XML 1.0 has no place for these, but programs write them all the same; everything else about the file may be good.
// oxlint-disable-next-line no-control-regex -- they are what it is about
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Reads an untrusted XML document, record by record, in memory bounded by the largest record. Refuses a DOCTYPE (and with it every
 * entity of the document's own), malformed XML, and whatever is beyond the limits; throws `FileRefused`.
 * Answers how many control characters, not allowed in XML, were dropped on the way.
 */
export function readXml(source: string | Uint8Array, records: XmlRecords, limits: XmlLimits = XML_LIMITS): { controlCharacters: number } {
  const parser = new SaxesParser();
  const path: string[] = [];
  const open: OpenElement[] = [];
  let elements = 0;
  let textCharacters = 0;
  let attributes = 0;
  let controlCharacters = 0;
  let lastEvent = 0;

  parser.on('doctype', () => refuseFile('xml-doctype', 'The file declares a document type, which is not accepted.'));
  parser.on('error', (error) => refuseFile('malformed-xml', `The file is not well-formed XML (${error.message}).`, { row: parser.line }));
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes)
      refuseFile('xml-attributes', `An element has more than ${limits.attributes} attributes.`, { row: parser.line });
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    if (elements > limits.elements) refuseFile('xml-elements', `The file has more than ${limits.elements} elements.`);
    if (path.length >= limits.depth)
      refuseFile('xml-depth', `The elements are nested more than ${limits.depth} deep.`, { row: parser.line });
  });
  parser.on('opentag', (tag) => {
    lastEvent = parser.position;
    path.push(tag.name);
    if (open.length > 0 || records.isRecord(path))
      open.push({ name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' });
    else records.onOpen?.(path);
  });
  const takeText = (text: string): void => {
    lastEvent = parser.position;
    textCharacters += text.length;
    if (textCharacters > limits.textCharacters)
      refuseFile('xml-text', `The file has more than ${limits.textCharacters} characters of text.`);
    const element = open.at(-1);
    if (element === undefined) return;
    if (element.text.length + text.length > limits.pieceCharacters)
      refuseFile('xml-piece', `A text is longer than ${limits.pieceCharacters} characters.`);
    element.text += text;
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.on('comment', () => (lastEvent = parser.position));
  parser.on('processinginstruction', () => (lastEvent = parser.position));
  parser.on('closetag', () => {
    lastEvent = parser.position;
    const element = open.pop();
    if (element !== undefined) {
      const closed: XmlElement = { ...element, line: parser.line };
      const parent = open.at(-1);
      if (parent === undefined) records.onRecord(closed, path);
      else parent.children.push(closed);
    }
    path.pop();
  });

  let isFirst = true;
  for (const chunk of typeof source === 'string' ? [source] : decodeText(source, declaredEncoding(source))) {
    for (let from = 0; from < chunk.length; from += CHUNK_CHARACTERS) {
      let piece = chunk.slice(from, from + CHUNK_CHARACTERS);
      if (isFirst) piece = piece.replace(/^\ufeff/, '');
      isFirst = false;
      parser.write(piece.replace(CONTROL_CHARACTERS, () => ((controlCharacters += 1), '')));
      if (parser.position - lastEvent > limits.pieceCharacters)
        refuseFile('xml-piece', `A piece of the file is longer than ${limits.pieceCharacters} characters.`, { row: parser.line });
    }
  }
  parser.close();
  return { controlCharacters };
}

/** What the XML declaration says of the encoding; it is in ASCII in every encoding that can be declared there. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  // A file that says UTF-16 but does not begin like it cannot be; it was saved again as UTF-8.
  return label === undefined || /^utf-16/i.test(label) ? undefined : label;
}
