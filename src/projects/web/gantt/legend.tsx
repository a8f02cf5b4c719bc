/** What the chart's signs mean: each as it is drawn, with its words. */
import { inkBar } from './bar-outline.ts';
import { emptyShape } from './bar-shape.ts';
import type { Say } from './chart.ts';
import { BAND_KINDS, BAR_SIGNS, legendWord, type BarSign } from './legend-signs.ts';

const ROW = { y: 0, rowHeight: 28, showsBaseline: true, showsCritical: true, showsFloat: true };

function outlinesOf({ shape, percent = 0, flags = 0, only }: BarSign): readonly { readonly look: string; readonly outline: string }[] {
  const found: { look: string; outline: string }[] = [];
  const sign = { ...emptyShape(), x: 1, width: 44, ...shape };
  sign.doneX = sign.x + (sign.width * percent) / 100;
  inkBar(sign, { ...ROW, flags, percent }, (layer, look, outline) => {
    if (only === undefined || layer === only) found.push({ look, outline });
  });
  return found;
}

export function Legend({ say }: { readonly say: Say }) {
  return (
    <ul className="gantt gantt-legend">
      {BAR_SIGNS.map((sign) => (
        <li key={sign.word}>
          <svg className="ink-sheet" width="48" height="28" aria-hidden="true">
            {outlinesOf(sign).map(({ look, outline }, index) => (
              <path key={index} className={look} d={outline} />
            ))}
          </svg>
          {legendWord(say, sign.word)}
        </li>
      ))}
      {BAND_KINDS.map((kind) => (
        <li key={kind}>
          <span className={`legend-ground band ${kind}`} aria-hidden="true" />
          {legendWord(say, kind)}
        </li>
      ))}
      {['today', 'statusDate'].map((line) => (
        <li key={line}>
          <span className={`legend-ground legend-${line}`} aria-hidden="true" />
          {legendWord(say, line)}
        </li>
      ))}
      <li>
        <span className="legend-ground legend-free" aria-hidden="true" />
        {legendWord(say, 'freeTime')}
      </li>
    </ul>
  );
}
