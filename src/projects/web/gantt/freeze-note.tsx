/** Says in which freezes a task lies. Its dates stay: keeping out of them is for whoever plans. */
import { freezesIn } from '#projects/rules';
import type { Say } from './chart.ts';
import { civilZone } from './civil-zone.ts';
import styles from './freeze-note.module.css';
import { has, SUMMARY } from './plan-model.ts';
import type { ComputedPlan } from './plan-records.ts';

export interface FreezeNoteProps {
  readonly plan: ComputedPlan;
  readonly task: number;
  readonly say: Say;
  /** `Tue 8 Dec`, of the civil clock. */
  readonly day: (civil: number) => string;
}

export function FreezeNote({ plan, task, say, day }: FreezeNoteProps) {
  const { model, network, bands } = plan;
  if (has(model, task, SUMMARY)) return null;
  const zone = civilZone(plan.offsets);
  const found = freezesIn(bands, { start: network.start[task]!, finish: network.finish[task]!, percent: model.percent[task]! });
  return found.map(({ name, from, to }) => (
    <p key={`${name} ${from}`} className={styles['note']} role="note">
      {say('inFreeze', { name, from: day(zone.toCivil(from)), to: day(zone.toCivil(to - 1)) })}
    </p>
  ));
}
