/**
 * The chart as one SVG picture that stands alone: light colours, no style sheet, fonts of the reader's system. Also what is printed:
 * `rows` and `header` let a page hold a part of the rows under the same header.
 */
import { labelOf } from './bar-layer.ts';
import { emptyShape, shapeBar } from './bar-shape.ts';
import type { Chart } from './chart.ts';
import { COLUMNS, type ColumnId } from './grid-columns.ts';
import { BAND_COLOURS, pictureBand } from './picture-band.ts';
import { COLOURS, escape, fitting, markBefore, pictureBar, round } from './picture-bar.ts';
import { legendHeight, pictureLegend } from './picture-legend.ts';
import { LINK_KINDS, has, SUMMARY } from './plan-model.ts';
import { arrowOf, pathOf, routeLink } from './route-link.ts';
import { timeScale, type TimeScale } from './time-scale.ts';
import { nextUnit, startOfUnit, type TimeUnit } from './time-units.ts';
import { bandsBetween, laneOf, LEAST_NAMED } from './window-lane.ts';

export interface SvgOptions {
  readonly title: string;
  /** Of the whole picture. */
  readonly width: number;
  readonly columns: readonly ColumnId[];
  /** First row and the one after the last. */
  readonly rows?: readonly [number, number];
  readonly footer?: string;
}

const ROW = 24;
const DATES = 44;
const LANE = 16;
const TITLE = 30;

/** Of everything that is not a row. */
export const heightAround = (chart: Chart, { width, footer }: Pick<SvgOptions, 'width' | 'footer'>): number =>
  TITLE + headOf(chart) + legendHeight(chart, width) + (footer ? 22 : 6);

const headOf = (chart: Chart): number => DATES + (chart.bands.length > 0 ? LANE : 0);

export function chartSvg(chart: Chart, options: SvgOptions): string {
  const [first, end] = options.rows ?? [0, chart.rows.count];
  const columns = COLUMNS.filter((column) => options.columns.includes(column.id));
  const gridWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const head = headOf(chart);
  const rowsHeight = (end - first) * ROW;
  const height = rowsHeight + heightAround(chart, options);
  const rowsEnd = TITLE + head + rowsHeight;
  const scale = pageScale(chart, options.width - gridWidth);
  // Several pictures may stand in one document.
  const clip = `rows-${first}-${end}`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${options.width} ${height}" width="${options.width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="${COLOURS.ink}">`,
    `<title>${escape(options.title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="6" y="20" font-size="15" font-weight="700">${escape(options.title)}</text>`,
    `<clipPath id="${clip}"><rect x="0" y="0" width="${options.width - gridWidth}" height="${head + rowsHeight}"/></clipPath>`,
    `<clipPath id="${clip}-body"><rect x="0" y="${first * ROW}" width="${options.width - gridWidth}" height="${rowsHeight}"/></clipPath>`,
    ...stripes(options.width, TITLE + head, end - first),
    `<g transform="translate(${gridWidth} ${TITLE})" clip-path="url(#${clip})">`,
    ...header(chart, scale, head, rowsHeight),
    `<g transform="translate(0 ${head - first * ROW})" clip-path="url(#${clip}-body)">`,
    ...links(chart, scale, first, end),
    ...bars(chart, scale, first, end),
    '</g></g>',
    ...grid(chart, columns, first, end, TITLE + head),
    `<path d="M${gridWidth + 0.5} ${TITLE}V${rowsEnd}M0 ${TITLE + head + 0.5}H${options.width}M0 ${rowsEnd + 0.5}H${options.width}" stroke="${COLOURS.line}" fill="none"/>`,
    ...pictureLegend(chart, options.width, rowsEnd),
    ...(options.footer ? [`<text x="6" y="${height - 6}" fill="${COLOURS.soft}">${escape(options.footer)}</text>`] : []),
    '</svg>',
  ];
  return parts.join('\n');
}

/** The plan's time over the whole width, labels included. */
function pageScale(chart: Chart, width: number): TimeScale {
  const { network } = chart.model;
  const from = chart.zone.toCivil(network.projectStart);
  const to = chart.zone.toCivil(network.projectFinish);
  const days = Math.max(1, (to - from) / 14_400);
  const pixelsPerDay = (width * 0.84) / days;
  const made = timeScale(from, to, pixelsPerDay, width);
  const perTick = pixelsPerDay / 14_400;
  const origin = from - (width * 0.03) / perTick;
  return { ...made, origin, x: (civil) => (civil - origin) * perTick, at: (x) => origin + x / perTick, width };
}

function stripes(width: number, top: number, count: number): string[] {
  const made: string[] = [];
  for (let row = 1; row < count; row += 2)
    made.push(`<rect x="0" y="${top + row * ROW}" width="${width}" height="${ROW}" fill="${COLOURS.stripe}"/>`);
  return made;
}

function header(chart: Chart, scale: TimeScale, head: number, height: number): string[] {
  const { zone, dates, workingTime, today } = chart;
  const made: string[] = [];
  const line = (unit: TimeUnit, y: number, isUpper: boolean) => {
    for (let start = startOfUnit(unit, scale.at(0)); scale.x(start) < scale.width;) {
      const next = nextUnit(unit, start);
      const x = Math.round(scale.x(start));
      const text = dates.unit(unit, start, isUpper, scale.x(next) - x);
      made.push(
        `<path d="M${x + 0.5} ${y}v${isUpper ? 22 : head - y + height}" stroke="${COLOURS.line}" stroke-width="${isUpper ? 1 : 0.5}"/>`,
      );
      made.push(
        `<text x="${Math.max(4, x + 4)}" y="${y + 15}"${isUpper ? ' font-weight="700"' : ` font-size="10" fill="${COLOURS.soft}"`}>${escape(text)}</text>`,
      );
      start = next;
    }
  };
  if (workingTime && scale.zoom.showsFreeDays)
    for (let day = startOfUnit('day', scale.at(0)); scale.x(day) < scale.width; day = nextUnit('day', day))
      if (workingTime.between(zone.toInstant(day), zone.toInstant(nextUnit('day', day))) === 0)
        made.push(
          `<rect x="${round(scale.x(day))}" y="${head}" width="${round(scale.x(nextUnit('day', day)) - scale.x(day))}" height="${height}" fill="${COLOURS.free}"/>`,
        );
  made.push(...windows(chart, scale, head, height));
  line(scale.zoom.upper, 0, true);
  line(scale.zoom.lower, 22, false);
  const now = Math.round(scale.x(zone.toCivil(today))) + 0.5;
  made.push(`<path d="M${now} ${head}v${height}" stroke="${COLOURS.today}" stroke-width="1.5"/>`);
  return made;
}

/** Their ground behind the rows, their names in a lane of their own: none covers another or a bar. */
function windows({ bands, zone, say }: Chart, scale: TimeScale, head: number, height: number): string[] {
  const placed = bandsBetween(bands, scale, zone, 0, scale.width);
  const grounds = placed.flatMap(({ band, left, right }) => pictureBand(band.kind, left, head, Math.max(1, right - left), height));
  const names = laneOf(placed).flatMap(({ left, right, named }) => {
    const colour = BAND_COLOURS[named.kind];
    const x = Math.max(0, left);
    const width = Math.max(1, right - x - 1);
    const name = width < LEAST_NAMED ? '' : fitting(named.name || say(named.kind), width - 6, 5.8);
    return [
      `<rect x="${round(x)}" y="${DATES}" width="${round(width)}" height="${LANE - 1}" fill="${colour}" fill-opacity="0.16"/>`,
      ...(name ? [`<text x="${round(x + 3)}" y="${DATES + 11}" font-size="10" font-weight="600">${escape(name)}</text>`] : []),
    ];
  });
  return [...grounds, ...names];
}

function bars(chart: Chart, scale: TimeScale, first: number, end: number): string[] {
  const { showsBaseline, showsCritical, showsFloat } = chart;
  const shape = emptyShape();
  return Array.from({ length: end - first }, (_, index) => first + index).flatMap((row) => {
    const task = chart.rows.taskAt[row]!;
    shapeBar(chart.model, task, scale, chart.zone, chart.statusDate, shape);
    const y = row * ROW;
    const x = round(Math.max(shape.x + shape.width, shape.deadlineX) + 12);
    const label = fitting(markBefore(shape.state) + labelOf(chart, task, shape), scale.width - x, 5.6);
    return [
      ...pictureBar(shape, { y, flags: chart.model.flags[task]!, showsBaseline, showsCritical, showsFloat }),
      ...(label ? [`<text x="${x}" y="${y + 15}" font-size="11" fill="${COLOURS.soft}">${escape(label)}</text>`] : []),
    ];
  });
}

function links(chart: Chart, scale: TimeScale, first: number, end: number): string[] {
  if (!chart.showsLinks) return [];
  let lines = '';
  let heads = '';
  const [from, to] = [emptyShape(), emptyShape()];
  const { model, rows, zone, statusDate } = chart;
  chart.links.near(first, end, (link) => {
    const fromRow = chart.links.fromRow[link]!;
    const toRow = chart.links.toRow[link]!;
    shapeBar(model, rows.taskAt[fromRow]!, scale, zone, statusDate, from);
    shapeBar(model, rows.taskAt[toRow]!, scale, zone, statusDate, to);
    const kind = LINK_KINDS[model.linkKind[link]!]!;
    const corners = routeLink(
      kind,
      {
        fromX: kind === 'FS' || kind === 'FF' ? from.x + from.width : from.x,
        fromY: fromRow * ROW + 11,
        toX: kind === 'FS' || kind === 'SS' ? to.x : to.x + to.width,
        toY: toRow * ROW + 11,
      },
      ROW,
    );
    lines += pathOf(corners);
    heads += arrowOf(corners, 4);
  });
  return [`<path d="${lines}" fill="none" stroke="${COLOURS.soft}" stroke-width="0.8"/>`, `<path d="${heads}" fill="${COLOURS.soft}"/>`];
}

function grid(chart: Chart, columns: readonly (typeof COLUMNS)[number][], first: number, end: number, top: number): string[] {
  const made: string[] = [];
  const shape = emptyShape();
  let x = 0;
  for (const column of columns) {
    const isRight = column.id !== 'name' && column.id !== 'resources' && column.id !== 'predecessors';
    const place = (indent: number) => (isRight ? `x="${x + column.width - 6}" text-anchor="end"` : `x="${x + 6 + indent}"`);
    made.push(
      `<text ${place(0)} y="${top - 8}" font-weight="700" fill="${COLOURS.soft}">${escape(chart.say(`column-${column.id}`))}</text>`,
    );
    for (let row = first; row < end; row++) {
      const task = chart.rows.taskAt[row]!;
      const indent = column.id === 'name' ? chart.model.level[task]! * 12 : 0;
      const text = column.text(chart, task, shape);
      if (text)
        made.push(
          `<text ${place(indent)} y="${top + (row - first) * ROW + 16}"${has(chart.model, task, SUMMARY) ? ' font-weight="700"' : ''}>${escape(isRight ? text : fitting(text, column.width - 10 - indent))}</text>`,
        );
    }
    x += column.width;
  }
  return made;
}
