import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, run, TICKS_PER_DAY, type PlanFacts } from '#engine';
import type { Band, Chart } from './chart.ts';
import { civilZone } from './civil-zone.ts';
import { chartSvg, type SvgOptions } from './export-svg.ts';
import { linkIndex } from './link-index.ts';
import { outlineRows } from './outline-rows.ts';
import { MILESTONE, planModel, SUMMARY, TENTATIVE } from './plan-model.ts';
import { printPages } from './print-chart.ts';
import { timeScale } from './time-scale.ts';
import { dateWords } from './time-units.ts';

/** Monday 4 January 2027, 09:00. */
const START = 20_822 * TICKS_PER_DAY + 5_400;
const shifts = [[540, 1020] as const];
const week = { monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts };

function chartOf(count: number, bands: readonly Band[] = []): Chart {
  const parts = Array.from({ length: count }, (_, index) => ({ id: `t${index}`, name: `Cable <${index}> & "test"` }));
  const facts: PlanFacts = {
    start: START,
    calendar: 'office',
    calendars: [{ id: 'office', name: 'Office', week }],
    tasks: [
      { id: 'all', parent: null },
      ...parts.map(({ id }, index) => ({ id, parent: 'all', duration: index === count - 1 ? 0 : 4_800 })),
    ],
    links: parts.slice(1).map(({ id }, index) => ({ id: `l${index}`, from: parts[index]!.id, to: id, kind: 'FS' as const })),
  } as unknown as PlanFacts;
  const network = compile(facts);
  run(network);
  const flags = (index: number) => (index === count - 1 ? MILESTONE : index === 0 ? TENTATIVE : 0);
  const model = planModel(
    [
      { id: 'all', number: '1', name: 'All', level: 0, flags: SUMMARY, percent: 0 },
      ...parts.map((part, index) => ({ ...part, number: `${index + 2}`, level: 1, flags: flags(index), percent: 0 })),
    ],
    network,
  );
  const rows = outlineRows(model, new Set());
  const zone = civilZone();
  return {
    model,
    rows,
    links: linkIndex(model, rows),
    scale: timeScale(START, network.projectFinish, 22, 900),
    zone,
    say: (id: string, values?: object) => (values ? `${id} ${JSON.stringify(values)}` : id),
    dates: dateWords('en-GB'),
    durationText: (ticks: number) => `${ticks / 4_800}d`,
    bands,
    workingTime: null,
    today: START,
    statusDate: START,
    hasStatusDate: false,
    rowHeight: 28,
    gridWidth: 500,
    showsBaseline: true,
    showsCritical: true,
    showsFloat: true,
    showsLinks: true,
    isReadOnly: false,
    recomputesAll: false,
  };
}

const options: SvgOptions = { title: 'Cabling', width: 1_400, columns: ['number', 'name', 'start', 'finish'] };
const freeze: Band = { kind: 'freeze', name: 'Quarter end', from: START + 2 * TICKS_PER_DAY, to: START + 4 * TICKS_PER_DAY };
/** Every opening tag closes: what no picture program would open is found here. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, closes, name, ends] of svg.matchAll(/<(\/)?([a-zA-Z]+)(?:\s[^<>]*?)?(\/)?>/gu))
    if (closes ? open.pop() !== name : !ends && open.push(name!) < 0) return false;
  return open.length === 0 && !/[<&](?![a-zA-Z/#])/u.test(svg);
}

test('the picture of a plan holds every row with its dates as the screen says them, and is sound XML whatever tasks are called', () => {
  const svg = chartSvg(chartOf(5), options);
  assert.ok(isWellFormed(svg));
  assert.match(svg, /Cable &lt;4&gt; &amp; &quot;test&quot;/u);
  assert.equal(svg.match(/>4 Jan 2027</gu)?.length, 3, 'the summary and the first task start then, and the first task finishes');
});

test('windows have a lane of their own below the dates: their names lie above the first row', () => {
  const svg = chartSvg(chartOf(5, [freeze]), options);
  const name = /<text x="[\d.]+" y="(\d+)" font-size="10" font-weight="600">(Quart[^<]*)</u.exec(svg)!;
  const clip = /<clipPath id="rows-0-6"><rect x="0" y="0" width="\d+" height="(\d+)"/u.exec(svg)!;
  assert.ok(Number(name[1]) < Number(clip[1]) - 6 * 24, 'above the rows');
  assert.ok(!chartSvg(chartOf(5), options).includes('Quarter end'));
});

test('the legend explains what the picture shows and nothing else', () => {
  const plain = chartSvg(chartOf(5), options);
  assert.match(plain, />Estimated</u);
  assert.match(plain, />CriticalPath</u);
  assert.ok(!plain.includes('>Freeze<'));
  const chart = chartOf(5, [freeze]);
  chart.showsCritical = false;
  const svg = chartSvg(chart, options);
  assert.match(svg, />Freeze</u);
  assert.ok(!svg.includes('>CriticalPath<'));
});

test('on paper each row stands on one page, and links end where the rows of the page end', () => {
  const chart = chartOf(90, [freeze]);
  const pages = printPages(chart, 'Cabling');
  assert.ok(pages.length > 1);
  assert.ok(pages.every(isWellFormed));
  const numbers = pages.flatMap((page) =>
    [...page.matchAll(/text-anchor="end" y="\d+"[^>]*>(\d+)</gu)].map(([, number]) => Number(number)),
  );
  assert.deepEqual(
    numbers.toSorted((one, other) => one - other),
    Array.from({ length: 91 }, (_, index) => index + 1),
  );
  const clips = pages.map((page) => /<clipPath id="(rows-\d+-\d+)-body"><rect x="0" y="(\d+)" width="\d+" height="(\d+)"/u.exec(page)!);
  assert.equal(new Set(clips.map(([, id]) => id)).size, pages.length, 'each page has its own');
  let row = 0;
  for (const [, , y, height] of clips) {
    assert.equal(Number(y), row * 24);
    row += Number(height) / 24;
  }
  assert.equal(row, 91);
  assert.ok(pages.every((page, index) => page.includes(`page {"page":${index + 1},"pages":${pages.length}}`.replaceAll('"', '&quot;'))));
});
