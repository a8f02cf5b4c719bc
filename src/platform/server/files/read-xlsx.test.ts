import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readXlsx } from './read-xlsx.ts';
import { buildXlsx } from './testing/build-xlsx.ts';
import { writeXlsx } from './write-xlsx.ts';

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0 &quot;days&quot;"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>';

async function cellsOf(sheetData: string, more: { readonly sharedStrings?: string; readonly uses1904?: boolean } = {}) {
  const [table] = await readXlsx(buildXlsx({ sheetData, styles: STYLES, ...more }));
  return table?.rows.map((row) => row.cells);
}

describe('reading Excel files', () => {
  test('shared, rich and inline texts are texts; the reading aid is not', async () => {
    const sharedStrings =
      '<si><t>Mia</t></si><si><r><t>Jo</t></r><r><t xml:space="preserve">n </t></r><rPh><t>yomi</t></rPh></si><si><t>a_x000D_b</t></si>';
    const row =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>inside</t></is></c><c r="D1" t="s"><v>2</v></c></row>';
    assert.deepEqual(await cellsOf(row, { sharedStrings }), [['Mia', 'Jon ', 'inside', 'a\rb']]);
  });

  test('a number is a date only where its format shows one', async () => {
    const cells = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>46083.5</v></c>`).join('');
    assert.deepEqual(await cellsOf(`<row>${cells}</row>`), [
      [46083.5, { civil: '2026-03-02T12:00:00' }, { civil: '2026-03-02T12:00:00' }, 46083.5, 46083.5, { civil: '2026-03-02T12:00:00' }],
    ]);
  });

  test('days are counted from 1900, with its false leap day, or from 1904', async () => {
    const row = '<row><c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c><c s="1"><v>0.25</v></c></row>';
    assert.deepEqual(await cellsOf(row), [
      [{ civil: '1900-01-01' }, { civil: '1900-02-28' }, { civil: '1900-03-01' }, { civil: '06:00:00' }],
    ]);
    assert.deepEqual(await cellsOf('<row><c s="1"><v>44621</v></c></row>', { uses1904: true }), [[{ civil: '2026-03-02' }]]);
  });

  test('cells stand in their columns, rows keep their numbers, empty rows go', async () => {
    const [table] = await readXlsx(
      buildXlsx({
        sheetData: '<row r="2"><c r="C2"><v>1</v></c></row><row r="3"><c r="A3"/></row><row r="7"><c r="B7" t="b"><v>1</v></c></row>',
      }),
    );
    assert.deepEqual(table?.rows, [
      { row: 2, cells: [null, null, 1] },
      { row: 7, cells: [null, true] },
    ]);
  });

  test('of a formula its last value is taken, of an error nothing', async () => {
    assert.deepEqual(
      await cellsOf(
        '<row><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c><c><v>3</v></c></row>',
      ),
      [['ab', 2, null, 3]],
    );
  });

  test('what we write comes back as it was, texts like formulas included', async () => {
    const rows = [
      ['=HYPERLINK("http://example.org")', -5.25, { civil: '2026-03-02' }, true],
      ["'quoted", 0, { civil: '2026-03-02T08:30:00' }, null],
      ['+49 40 1234', 1e6, null, false],
      ['\tTab & <b>', null, { civil: 'soon' }, null],
    ];
    const written = await writeXlsx([{ name: 'Tasks [all]/1', header: ['Name', 'Cost', 'Start', 'Open'], rows }]);
    const [table] = await readXlsx(written);
    assert.equal(table?.name, 'Tasks  all  1');
    assert.deepEqual(
      table?.rows.map((row) => row.cells),
      [
        ['Name', 'Cost', 'Start', 'Open'],
        ['=HYPERLINK("http://example.org")', -5.25, { civil: '2026-03-02' }, true],
        ["'quoted", 0, { civil: '2026-03-02T08:30:00' }],
        ['+49 40 1234', 1e6, null, false],
        ['\tTab & <b>', null, 'soon'],
      ],
    );
  });
});
