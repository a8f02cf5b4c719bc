import { buildZip, type ZipEntryPlan } from './build-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** For tests: what is in the parts of a small workbook with one sheet. */
export interface XlsxPlan {
  readonly sheetData: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly uses1904?: boolean;
  readonly more?: readonly ZipEntryPlan[];
  /** Said instead of the truth about the sheet's entry. */
  readonly sheetEntry?: Partial<ZipEntryPlan>;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relations(inside: string): string {
  return `<Relationships xmlns="${PACKAGE}">${inside}</Relationships>`;
}

export function xlsxParts(plan: XlsxPlan): readonly ZipEntryPlan[] {
  return [
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml') +
          relation('rId3', 'styles', 'styles.xml'),
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${plan.uses1904 === true ? 1 : 0}"/><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${plan.sharedStrings ?? ''}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet xmlns="${MAIN}">${plan.styles ?? ''}</styleSheet>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${MAIN}"><sheetData>${plan.sheetData}</sheetData></worksheet>`,
      ...plan.sheetEntry,
    },
    ...(plan.more ?? []),
  ];
}

export function buildXlsx(plan: XlsxPlan): Uint8Array {
  return buildZip(xlsxParts(plan));
}
