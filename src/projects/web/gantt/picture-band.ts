/** The ground of a window in a picture that stands alone: a kind is told by the direction of its lines as well as by its colour. */
import type { Band } from './chart.ts';
import { COLOURS, round } from './picture-bar.ts';

export const BAND_COLOURS: Readonly<Record<Band['kind'], string>> = {
  freeze: COLOURS.reserved,
  'soft-freeze': COLOURS.reserved,
  maintenance: COLOURS['on-track'],
  peak: COLOURS['at-risk'],
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines at 45 degrees, cut off at the edges. Patterns would be simpler, but printers and PDF files repeat their every tile. */
function slanted({ x, y, width, height }: Box, rises: boolean): string {
  let outline = '';
  for (let at = 10 - Math.floor(height / 10) * 10; at < width; at += 10) {
    const [from, to] = [Math.max(0, at), Math.min(width, height + at)];
    const [upper, lower] = rises ? [y + height - (from - at), y + height - (to - at)] : [y + from - at, y + to - at];
    if (to > from) outline += `M${round(x + from)} ${round(upper)}L${round(x + to)} ${round(lower)}`;
  }
  return outline;
}

function upright({ x, y, width, height }: Box): string {
  let outline = '';
  for (let at = 4; at < width; at += 7) outline += `M${round(x + at)} ${y}v${height}`;
  return outline;
}

const HATCHES: Readonly<Record<Band['kind'], (box: Box) => string>> = {
  freeze: (box) => slanted(box, true) + slanted(box, false),
  'soft-freeze': (box) => slanted(box, true),
  maintenance: upright,
  peak: (box) => slanted(box, false),
};

export const pictureBand = (kind: Band['kind'], x: number, y: number, width: number, height: number): string[] => [
  `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="${BAND_COLOURS[kind]}" fill-opacity="0.06"/>`,
  `<path d="${HATCHES[kind]({ x, y, width, height })}" stroke="${BAND_COLOURS[kind]}" stroke-opacity="0.3" stroke-width="0.8" fill="none"/>`,
];
