/** The legend below a picture of the chart: what that chart shows, in as few lines as the width allows. */
import { emptyShape } from './bar-shape.ts';
import type { Chart } from './chart.ts';
import { BAND_KINDS, legendWord, signsOf } from './legend-signs.ts';
import { pictureBand } from './picture-band.ts';
import { COLOURS, escape, pictureBar } from './picture-bar.ts';

const LINE = 20;
const SIGN = 46;
const LETTER = 6.1;
const GAP = 22;

interface Entry {
  readonly word: string;
  readonly drawing: readonly string[];
}

function entriesOf(chart: Chart): Entry[] {
  const { say } = chart;
  const wish = { y: 0, flags: 0, showsBaseline: true, showsCritical: true, showsFloat: true };
  const bars = signsOf(chart).map(({ word, shape, percent = 0, flags = 0, only }) => {
    const sign = { ...emptyShape(), x: 1, width: 44, ...shape };
    sign.doneX = sign.x + (sign.width * percent) / 100;
    if (only) sign.width = 0;
    return { word: legendWord(say, word), drawing: pictureBar(sign, { ...wish, flags }) };
  });
  const bands = BAND_KINDS.filter((kind) => chart.bands.some((band) => band.kind === kind)).map((kind) => ({
    word: legendWord(say, kind),
    drawing: pictureBand(kind, 1, 2, 42, 18),
  }));
  return [
    ...bars,
    ...bands,
    { word: legendWord(say, 'today'), drawing: [`<path d="M22 1v20" stroke="${COLOURS.today}" stroke-width="2"/>`] },
  ];
}

/** Lines of entries, each with its left edge. */
function linesOf(chart: Chart, width: number): (Entry & { readonly x: number })[][] {
  const lines: (Entry & { readonly x: number })[][] = [[]];
  let x = 6;
  for (const entry of entriesOf(chart)) {
    const wide = SIGN + 6 + entry.word.length * LETTER + GAP;
    if (x + wide > width && x > 6) {
      lines.push([]);
      x = 6;
    }
    lines.at(-1)!.push({ ...entry, x });
    x += wide;
  }
  return lines;
}

export const legendHeight = (chart: Chart, width: number): number => linesOf(chart, width).length * LINE + 8;

export function pictureLegend(chart: Chart, width: number, y: number): string[] {
  return linesOf(chart, width).flatMap((line, index) =>
    line.flatMap(({ x, word, drawing }) => [
      `<g transform="translate(${Math.round(x)} ${y + 6 + index * LINE - 1})">`,
      ...drawing,
      `<text x="${SIGN + 6}" y="15" font-size="11" fill="${COLOURS.soft}">${escape(word)}</text>`,
      '</g>',
    ]),
  );
}
