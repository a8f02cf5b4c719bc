import { refuseFile } from '../file-refused.ts';
import { readXml, type XmlElement } from '../read-xml.ts';
import type { Zip } from '../read-zip.ts';
import { showsDate } from './number-format.ts';

/** What the sheets of a workbook refer to: their names and places, shared texts, and which cell formats show dates. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly uses1904: boolean;
  readonly sharedTexts: readonly string[];
  /** By the number of the cell format. */
  readonly isDateFormat: readonly boolean[];
}

const SHARED_CHARACTERS = 64 * 1024 * 1024;

export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const workbookPath = target(await relations(zip, ''), 'officeDocument') ?? 'xl/workbook.xml';
  if (!zip.has(workbookPath)) refuseFile('not-xlsx', 'The archive has no workbook: it is not an Excel file (.xlsx).');
  const related = await relations(zip, workbookPath);
  const content = await elements(zip, workbookPath, ['workbookPr', 'sheet']);
  const sheets = content
    .filter((element) => localName(element.name) === 'sheet')
    .flatMap((element) => {
      const id = Object.entries(element.attributes).find(([name]) => localName(name) === 'id' && name.includes(':'))?.[1];
      const relation = related.find((candidate) => candidate.id === id);
      return relation?.type === 'worksheet' && zip.has(relation.path)
        ? [{ name: element.attributes['name'] ?? '', path: relation.path }]
        : [];
    });
  const properties = content.find((element) => localName(element.name) === 'workbookPr');
  return {
    sheets,
    uses1904: ['1', 'true'].includes(properties?.attributes['date1904'] ?? ''),
    sharedTexts: await sharedTexts(zip, target(related, 'sharedStrings')),
    isDateFormat: await dateFormats(zip, target(related, 'styles')),
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

async function relations(zip: Zip, of: string): Promise<readonly Relation[]> {
  const folder = of.includes('/') ? of.slice(0, of.lastIndexOf('/') + 1) : '';
  const path = `${folder}_rels/${of.slice(folder.length)}.rels`;
  if (!zip.has(path)) return [];
  return (await elements(zip, path, ['Relationship'])).flatMap(({ attributes }) => {
    if (attributes['TargetMode'] === 'External') return [];
    const place = attributes['Target'] ?? '';
    return [{ id: attributes['Id'] ?? '', type: (attributes['Type'] ?? '').split('/').at(-1) ?? '', path: resolvePath(folder, place) }];
  });
}

function target(related: readonly Relation[], type: string): string | undefined {
  return related.find((relation) => relation.type === type)?.path;
}

function resolvePath(folder: string, place: string): string {
  const steps = place.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of place.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function sharedTexts(zip: Zip, path: string | undefined): Promise<readonly string[]> {
  if (path === undefined || !zip.has(path)) return [];
  let characters = 0;
  return (await elements(zip, path, ['si'])).map((element) => {
    const text = richText(element);
    characters += text.length;
    if (characters > SHARED_CHARACTERS) refuseFile('xlsx-text', `The shared texts have more than ${SHARED_CHARACTERS} characters.`);
    return text;
  });
}

async function dateFormats(zip: Zip, path: string | undefined): Promise<readonly boolean[]> {
  if (path === undefined || !zip.has(path)) return [];
  const [formats, cells] = [new Map<number, string>(), [] as boolean[]];
  for (const element of await elements(zip, path, ['numFmt', 'cellXfs'])) {
    if (localName(element.name) === 'numFmt') formats.set(Number(element.attributes['numFmtId']), element.attributes['formatCode'] ?? '');
    else
      for (const format of element.children)
        cells.push(showsDate(Number(format.attributes['numFmtId'] ?? 0), formats.get(Number(format.attributes['numFmtId']))));
  }
  return cells;
}

async function elements(zip: Zip, path: string, names: readonly string[]): Promise<readonly XmlElement[]> {
  const found: XmlElement[] = [];
  const isRecord = (place: readonly string[]): boolean => names.includes(localName(place.at(-1) ?? ''));
  readXml(await zip.open(path), { isRecord, onRecord: (element) => found.push(element) });
  return found;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The text of a shared or inline string: all its runs, without the reading aid for East Asian writing. */
export function richText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    const name = localName(child.name);
    if (name === 't') text += child.text;
    else if (name === 'r') text += richText(child);
  }
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
