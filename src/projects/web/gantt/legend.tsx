/** What the bars mean: each sign as it is drawn, with its words. */
import { inkBar, type InkLayer } from './bar-outline.ts';
import { emptyShape, MILESTONE_SIZE, type BarShape } from './bar-shape.ts';
import type { Say } from './chart.ts';

interface Sign {
  readonly word: string;
  readonly shape: Partial<BarShape>;
  readonly percent?: number;
  /** Only what lies on this layer is the sign. */
  readonly only?: InkLayer;
}

const SIGNS: readonly Sign[] = [
  { word: 'state-on-track', shape: {}, percent: 60 },
  { word: 'state-at-risk', shape: { state: 'at-risk' }, percent: 40 },
  { word: 'state-late', shape: { state: 'late' }, percent: 40 },
  { word: 'state-done', shape: { state: 'done' }, percent: 100 },
  { word: 'state-reserved', shape: { state: 'reserved' } },
  { word: 'notStarted', shape: {} },
  { word: 'criticalPath', shape: { isCritical: true } },
  { word: 'summary', shape: { isSummary: true } },
  { word: 'milestone', shape: { isMilestone: true, x: 15, width: MILESTONE_SIZE } },
  { word: 'baselineStrip', shape: { baselineX: 1, baselineWidth: 42 }, only: 'baseline' },
  { word: 'float', shape: { width: 0, floatX: 44 }, only: 'float' },
  { word: 'deadline', shape: { deadlineX: 22 }, only: 'deadline' },
];

const ROW = { flags: 0, y: 0, rowHeight: 28, showsBaseline: true, showsCritical: true, showsFloat: true };

function outlinesOf({ shape, percent = 0, only }: Sign): readonly { readonly look: string; readonly outline: string }[] {
  const found: { look: string; outline: string }[] = [];
  inkBar({ ...emptyShape(), x: 1, width: 44, ...shape }, { ...ROW, percent }, (layer, look, outline) => {
    if (only === undefined || layer === only) found.push({ look, outline });
  });
  return found;
}

export function Legend({ say }: { readonly say: Say }) {
  return (
    <ul className="gantt gantt-legend">
      {SIGNS.map((sign) => (
        <li key={sign.word}>
          <svg className="ink-sheet" width="48" height="28" aria-hidden="true">
            {outlinesOf(sign).map(({ look, outline }, index) => (
              <path key={index} className={look} d={outline} />
            ))}
          </svg>
          {say(sign.word)}
        </li>
      ))}
    </ul>
  );
}
