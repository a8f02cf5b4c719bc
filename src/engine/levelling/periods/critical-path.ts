/** Earliest and latest starts by the links alone, as if everybody had time; numbering follows the links (see project.ts). */
import type { PeriodProject } from './project.ts';

export type PeriodDates = { readonly earliest: Int32Array; readonly latest: Int32Array; readonly length: number };

export function criticalPath(project: PeriodProject): PeriodDates {
  const { count, duration, predecessors, successors } = project;
  const earliest = new Int32Array(count);
  const latest = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at++) {
    let start = 0;
    for (let k = predecessors.start[at] as number; k < (predecessors.start[at + 1] as number); k++) {
      const before = predecessors.item[k] as number;
      const finish = (earliest[before] as number) + (duration[before] as number);
      if (finish > start) start = finish;
    }
    earliest[at] = start;
    length = Math.max(length, start + (duration[at] as number));
  }
  for (let at = count - 1; at >= 0; at--) {
    let finish = length;
    for (let k = successors.start[at] as number; k < (successors.start[at + 1] as number); k++) {
      const start = latest[successors.item[k] as number] as number;
      if (start < finish) finish = start;
    }
    latest[at] = finish - (duration[at] as number);
  }
  return { earliest, latest, length };
}
