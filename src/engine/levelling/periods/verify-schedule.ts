/** A second opinion with its own code: reads the told facts, not the compiled ones, and says everything that a schedule breaks. */
import type { PeriodFacts } from './project.ts';

export function verifySchedule(facts: PeriodFacts, startOf: (activity: string) => number | undefined): readonly string[] {
  const complaints: string[] = [];
  const known = new Map(facts.activities.map((activity) => [activity.id, activity]));
  for (const activity of facts.activities) {
    const start = startOf(activity.id);
    if (start === undefined || !Number.isInteger(start) || start < 0) complaints.push(`${activity.id} has no start`);
    for (const id of activity.follows) {
      const finish = (startOf(id) ?? Infinity) + (known.get(id)?.duration ?? 0);
      if ((start ?? 0) < finish) complaints.push(`${activity.id} starts before ${id} has finished`);
    }
  }
  for (const resource of facts.resources) {
    const changes = facts.activities
      .filter((activity) => activity.duration > 0 && (activity.demands[resource.id] ?? 0) > 0)
      .flatMap((activity) => {
        const start = startOf(activity.id) ?? 0;
        const units = activity.demands[resource.id] ?? 0;
        return [[start, units] as const, [start + activity.duration, -units] as const];
      })
      .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    let load = 0;
    for (const [time, units] of changes) {
      load += units;
      if (load > resource.capacity) complaints.push(`${resource.id} is over capacity from period ${time}: ${load} of ${resource.capacity}`);
    }
  }
  return complaints;
}
