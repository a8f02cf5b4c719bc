/**
 * The chart as one SVG picture that stands alone: light colours, no style sheet, fonts of the reader's system. Also what is printed:
 * `rows` and `header` let a page hold a part of the rows under the same header.
 */
import { emptyShape, MILESTONE_SIZE, shapeBar, type BarState } from './bar-shape.ts';
import { labelOf } from './bar-layer.ts';
import type { Chart } from './chart.ts';
import { COLUMNS, type ColumnId } from './grid-columns.ts';
import { LINK_KINDS, has, SUMMARY } from './plan-model.ts';
import { arrowOf, pathOf, routeLink } from './route-link.ts';
import { timeScale, type TimeScale } from './time-scale.ts';
import { nextUnit, startOfUnit, type TimeUnit } from './time-units.ts';

export interface SvgOptions {
  readonly title: string;
  /** Of the whole picture. */
  readonly width: number;
  readonly columns: readonly ColumnId[];
  /** First row and the one after the last. */
  readonly rows?: readonly [number, number];
  readonly footer?: string;
}

const COLOURS: Readonly<Record<BarState | 'ink' | 'soft' | 'line' | 'stripe' | 'free' | 'today', string>> = {
  'on-track': '#088eed',
  'at-risk': '#ad800b',
  late: '#831519',
  done: '#666b70',
  reserved: '#461a74',
  ink: '#14181d',
  soft: '#4c5560',
  line: '#c3cad1',
  stripe: '#f4f6f8',
  free: '#e9edf1',
  today: '#d0461b',
};
const ROW = 24;
const HEAD = 44;
const TITLE = 30;

export function chartSvg(chart: Chart, options: SvgOptions): string {
  const [first, end] = options.rows ?? [0, chart.rows.count];
  const columns = COLUMNS.filter((column) => options.columns.includes(column.id));
  const gridWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const height = TITLE + HEAD + (end - first) * ROW + (options.footer ? 22 : 6);
  const scale = pageScale(chart, options.width - gridWidth);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${options.width} ${height}" width="${options.width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="${COLOURS.ink}">`,
    `<title>${escape(options.title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="6" y="20" font-size="15" font-weight="700">${escape(options.title)}</text>`,
    `<clipPath id="time"><rect x="0" y="0" width="${options.width - gridWidth}" height="${height}"/></clipPath>`,
    ...stripes(options.width, end - first),
    `<g transform="translate(${gridWidth} ${TITLE})" clip-path="url(#time)">`,
    ...header(chart, scale, (end - first) * ROW),
    `<g transform="translate(0 ${HEAD - first * ROW})">`,
    ...links(chart, scale, first, end),
    ...bars(chart, scale, first, end),
    '</g></g>',
    ...grid(chart, columns, first, end),
    `<path d="M${gridWidth + 0.5} ${TITLE}V${height - (options.footer ? 20 : 4)}M0 ${TITLE + HEAD + 0.5}H${options.width}" stroke="${COLOURS.line}" fill="none"/>`,
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

function stripes(width: number, count: number): string[] {
  const made: string[] = [];
  for (let row = 1; row < count; row += 2)
    made.push(`<rect x="0" y="${TITLE + HEAD + row * ROW}" width="${width}" height="${ROW}" fill="${COLOURS.stripe}"/>`);
  return made;
}

function header({ zone, dates, workingTime, today, say, bands }: Chart, scale: TimeScale, height: number): string[] {
  const made: string[] = [];
  const line = (unit: TimeUnit, y: number, isUpper: boolean) => {
    for (let start = startOfUnit(unit, scale.at(0)); scale.x(start) < scale.width;) {
      const next = nextUnit(unit, start);
      const x = Math.round(scale.x(start));
      const text = dates.unit(unit, start, isUpper, scale.x(next) - x);
      made.push(`<path d="M${x + 0.5} ${y}v${isUpper ? 22 : 22 + height}" stroke="${COLOURS.line}" stroke-width="${isUpper ? 1 : 0.5}"/>`);
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
          `<rect x="${round(scale.x(day))}" y="${HEAD}" width="${round(scale.x(nextUnit('day', day)) - scale.x(day))}" height="${height}" fill="${COLOURS.free}"/>`,
        );
  for (const band of bands) {
    const x = scale.x(zone.toCivil(band.from));
    const width = Math.max(1, scale.x(zone.toCivil(band.to)) - x);
    made.push(
      `<rect x="${round(x)}" y="${HEAD}" width="${round(width)}" height="${height}" fill="${COLOURS.reserved}" fill-opacity="0.1" stroke="${COLOURS.soft}" stroke-dasharray="3 3"/>`,
    );
    made.push(`<text x="${round(x + 3)}" y="${HEAD + 12}" font-size="10" font-weight="700">${escape(band.name || say(band.kind))}</text>`);
  }
  line(scale.zoom.upper, 0, true);
  line(scale.zoom.lower, 22, false);
  const now = Math.round(scale.x(zone.toCivil(today))) + 0.5;
  made.push(`<path d="M${now} ${HEAD}v${height}" stroke="${COLOURS.today}" stroke-width="1.5"/>`);
  return made;
}

function bars(chart: Chart, scale: TimeScale, first: number, end: number): string[] {
  const made: string[] = [];
  const shape = emptyShape();
  for (let row = first; row < end; row++) {
    const task = chart.rows.taskAt[row]!;
    shapeBar(chart.model, task, scale, chart.zone, chart.statusDate, shape);
    const y = row * ROW;
    const colour = COLOURS[shape.state];
    const [x, width] = [round(shape.x), round(shape.width)];
    const critical = shape.isCritical && chart.showsCritical ? ` stroke="${COLOURS.ink}" stroke-width="2"` : ` stroke="${colour}"`;
    if (shape.isMilestone) {
      const half = MILESTONE_SIZE / 2;
      made.push(`<path d="M${x + half} ${y + 4}l${half} ${half}l${-half} ${half}l${-half} ${-half}z" fill="${colour}"${critical}/>`);
    } else if (shape.isSummary)
      made.push(`<path d="M${x} ${y + 6}h${width}v9l-5 -4h${round(-Math.max(0, width - 10))}l-5 4z" fill="${COLOURS.ink}"/>`);
    else {
      made.push(`<rect x="${x}" y="${y + 5}" width="${width}" height="12" rx="2" fill="${colour}" fill-opacity="0.28"${critical}/>`);
      if (shape.doneX > shape.x)
        made.push(`<rect x="${x}" y="${y + 5}" width="${round(shape.doneX - shape.x)}" height="12" rx="2" fill="${colour}"/>`);
    }
    if (chart.showsBaseline && shape.baselineWidth >= 0)
      made.push(
        `<path d="M${round(shape.baselineX)} ${y + 19}v4m0 -2h${round(shape.baselineWidth)}m0 -2v4" stroke="${COLOURS.done}" stroke-width="1.5" fill="none"/>`,
      );
    const mark = { 'on-track': '', 'at-risk': '▲ ', late: '! ', done: '', reserved: '' }[shape.state];
    const label = labelOf(chart, task, shape);
    if (label || mark)
      made.push(
        `<text x="${round(shape.x + shape.width + 12)}" y="${y + 15}" font-size="11" fill="${COLOURS.soft}">${escape(mark + label)}</text>`,
      );
  }
  return made;
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

function grid(chart: Chart, columns: readonly (typeof COLUMNS)[number][], first: number, end: number): string[] {
  const made: string[] = [];
  const shape = emptyShape();
  let x = 0;
  for (const column of columns) {
    const isRight = column.id !== 'name' && column.id !== 'resources' && column.id !== 'predecessors';
    const place = (indent: number) => (isRight ? `x="${x + column.width - 6}" text-anchor="end"` : `x="${x + 6 + indent}"`);
    const long = (text: string, indent = 0) => {
      const most = Math.floor((column.width - 10 - indent) / 6.4);
      return escape(text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text);
    };
    made.push(
      `<text ${place(0)} y="${TITLE + HEAD - 8}" font-weight="700" fill="${COLOURS.soft}">${escape(chart.say(`column-${column.id}`))}</text>`,
    );
    for (let row = first; row < end; row++) {
      const task = chart.rows.taskAt[row]!;
      const indent = column.id === 'name' ? chart.model.level[task]! * 12 : 0;
      const text = column.text(chart, task, shape);
      if (text)
        made.push(
          `<text ${place(indent)} y="${TITLE + HEAD + (row - first) * ROW + 16}"${has(chart.model, task, SUMMARY) ? ' font-weight="700"' : ''}>${long(text, indent)}</text>`,
        );
    }
    x += column.width;
  }
  return made;
}

const round = (value: number): number => Math.round(value * 10) / 10;
/** Control characters cannot stand in XML at all. */
const escape = (text: string): string =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
