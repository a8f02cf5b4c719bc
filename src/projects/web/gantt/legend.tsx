/** What the bars mean: each sign as it is drawn, with its words. */
import type { Say } from './chart.ts';
import { MARKS } from './bar-layer.ts';

const STATES = ['on-track', 'at-risk', 'late', 'done', 'reserved'] as const;
const SIGNS = [
  { bar: 'bar task on-track not-started', word: 'notStarted' },
  { bar: 'bar task on-track critical', word: 'criticalPath' },
  { bar: 'bar summary', word: 'summary' },
  { bar: 'bar milestone on-track', word: 'milestone' },
  { bar: 'baseline', word: 'baselineStrip' },
  { bar: 'float', word: 'float' },
  { bar: 'deadline', word: 'deadline' },
] as const;

export function Legend({ say }: { readonly say: Say }) {
  return (
    <ul className="gantt gantt-legend">
      {STATES.map((state) => (
        <li key={state}>
          <span className="legend-sign" aria-hidden="true">
            <span className={`bar task ${state}${state === 'on-track' ? ' half-done' : ''}`}>
              {MARKS[state] ? <span className="bar-mark">{MARKS[state]}</span> : null}
            </span>
          </span>
          {say(`state-${state}`)}
        </li>
      ))}
      {SIGNS.map(({ bar, word }) => (
        <li key={word}>
          <span className="legend-sign" aria-hidden="true">
            <span className={bar} />
          </span>
          {say(word)}
        </li>
      ))}
    </ul>
  );
}
