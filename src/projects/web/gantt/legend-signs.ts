/** What is explained in the legend, on the screen and on paper: each sign with the word for it. */
import type { InkLayer } from './bar-outline.ts';
import { MILESTONE_SIZE, type BarShape } from './bar-shape.ts';
import type { Band, Chart, Say } from './chart.ts';
import { TENTATIVE } from './plan-model.ts';

export interface BarSign {
  readonly word: string;
  readonly shape: Partial<BarShape>;
  readonly percent?: number;
  readonly flags?: number;
  /** Only what lies on this layer is the sign. */
  readonly only?: InkLayer;
}

export const BAR_SIGNS: readonly BarSign[] = [
  { word: 'state-on-track', shape: {}, percent: 60 },
  { word: 'state-at-risk', shape: { state: 'at-risk' }, percent: 40 },
  { word: 'state-late', shape: { state: 'late' }, percent: 40 },
  { word: 'state-done', shape: { state: 'done' }, percent: 100 },
  { word: 'state-reserved', shape: { state: 'reserved' } },
  { word: 'notStarted', shape: {} },
  { word: 'estimated', shape: {}, flags: TENTATIVE },
  { word: 'criticalPath', shape: { isCritical: true } },
  { word: 'summary', shape: { isSummary: true } },
  { word: 'milestone', shape: { isMilestone: true, x: 15, width: MILESTONE_SIZE } },
  { word: 'baselineStrip', shape: { baselineX: 1, baselineWidth: 42 }, only: 'baseline' },
  { word: 'float', shape: { width: 0, floatX: 44 }, only: 'float' },
  { word: 'deadline', shape: { deadlineX: 22 }, only: 'deadline' },
];

export const BAND_KINDS: readonly Band['kind'][] = ['freeze', 'soft-freeze', 'maintenance', 'peak'];

/** Words that stand within sentences elsewhere begin with a capital here. */
export const legendWord = (say: Say, word: string): string => {
  const text = say(word);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
};

/** Only what this chart shows need be explained beside it. */
export const signsOf = (chart: Chart): readonly BarSign[] =>
  BAR_SIGNS.filter(
    ({ word }) =>
      (word !== 'criticalPath' || chart.showsCritical) &&
      (word !== 'baselineStrip' || chart.showsBaseline) &&
      (word !== 'float' || chart.showsFloat),
  );
