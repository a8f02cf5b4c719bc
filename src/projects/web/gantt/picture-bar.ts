/** One row of the chart in a picture that stands alone: colours are written into it, and what colour tells is told a second time by a form. */
import { hasFloat, MARKS } from './bar-outline.ts';
import { MILESTONE_SIZE, type BarShape, type BarState } from './bar-shape.ts';
import { TENTATIVE } from './plan-model.ts';

export const COLOURS: Readonly<Record<BarState | 'ink' | 'soft' | 'line' | 'stripe' | 'free' | 'today', string>> = {
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

export interface PictureBarWish {
  /** Upper edge of the row, which is 24 high. */
  readonly y: number;
  /** Flags of the task, as in the model. */
  readonly flags: number;
  readonly showsBaseline: boolean;
  readonly showsCritical: boolean;
  readonly showsFloat: boolean;
}

export const round = (value: number): number => Math.round(value * 10) / 10;

export function pictureBar(shape: BarShape, wish: PictureBarWish): string[] {
  const { y } = wish;
  const made: string[] = [];
  const right = shape.x + shape.width;
  if (wish.showsBaseline && shape.baselineWidth >= 0)
    made.push(
      `<path d="M${round(shape.baselineX)} ${y + 19}v4m0 -2h${round(shape.baselineWidth)}m0 -2v4" stroke="${COLOURS.done}" stroke-width="1.5" fill="none"/>`,
    );
  if (hasFloat(shape, wish.showsFloat))
    made.push(
      `<path d="M${round(right)} ${y + 11}H${round(shape.floatX)}" stroke="${COLOURS.soft}" stroke-width="2" stroke-dasharray="2 2"/>`,
      `<path d="M${round(shape.floatX)} ${y + 8}v6" stroke="${COLOURS.soft}" stroke-width="2"/>`,
    );
  if (shape.width > 0) made.push(...bar(shape, wish));
  if (shape.deadlineX >= 0) {
    const x = Math.round(shape.deadlineX);
    made.push(`<path d="M${x - 1} ${y + 3}h2v4h4l-5 5l-5 -5h4z" fill="${COLOURS.late}"/>`);
  }
  return made;
}

function bar(shape: BarShape, { y, flags, showsCritical }: PictureBarWish): string[] {
  const colour = COLOURS[shape.state];
  const [x, width] = [round(shape.x), round(shape.width)];
  const line = shape.isCritical && showsCritical ? ` stroke="${COLOURS.ink}" stroke-width="2"` : ` stroke="${colour}"`;
  if (shape.isMilestone) {
    const half = MILESTONE_SIZE / 2;
    return [`<path d="M${round(x + half)} ${y + 4}l${half} ${half}l${-half} ${half}l${-half} ${-half}z" fill="${colour}"${line}/>`];
  }
  if (shape.isSummary) {
    const foot = Math.min(5, width / 2);
    return [`<path d="M${x} ${y + 6}h${width}v9l${-foot} -4h${round(2 * foot - width)}l${-foot} 4z" fill="${COLOURS.ink}"/>`];
  }
  const made = [
    `<rect x="${x}" y="${y + 5}" width="${width}" height="12" rx="2" fill="${colour}" fill-opacity="0.28"${line}${dashes(flags)}/>`,
  ];
  if (shape.doneX > shape.x)
    made.push(`<rect x="${x}" y="${y + 5}" width="${round(shape.doneX - shape.x)}" height="12" rx="2" fill="${colour}"/>`);
  if ((shape.state === 'reserved' || flags & TENTATIVE) && shape.state !== 'done') {
    const strokes = Array.from({ length: Math.floor((width - 2) / 7) }, (_, at) => `M${round(x + 1 + at * 7)} ${y + 16}l6 -10`);
    made.push(`<path d="${strokes.join('')}" stroke="${colour}" stroke-width="1.2" fill="none"/>`);
  }
  return made;
}

const dashes = (flags: number): string => (flags & TENTATIVE ? ' stroke-dasharray="4 3"' : '');

/** Before the words beside a bar: the second sign of its state. */
export const markBefore = (state: BarState): string => (state === 'at-risk' || state === 'late' ? `${MARKS[state]} ` : '');

/** Control characters cannot stand in XML at all. */
export const escape = (text: string): string =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** As much of a text as this many pixels hold, by the width that a letter has on average. */
export function fitting(text: string, width: number, letter = 6.4): string {
  const most = Math.floor(width / letter);
  return text.length <= most ? text : most < 3 ? '' : `${text.slice(0, most - 1).trimEnd()}…`;
}
