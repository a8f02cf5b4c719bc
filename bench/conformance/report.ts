import type { FileResult } from './compare.ts';

export function printReport(results: readonly FileResult[], isVerbose: boolean): void {
  const isExact = (result: FileResult): boolean => result.failure === undefined && result.differences.length === 0;
  const features = [...new Set(results.flatMap((result) => result.features))].toSorted();
  console.log('feature                    files  exact');
  for (const feature of features) {
    const having = results.filter((result) => result.features.includes(feature));
    console.log(`${feature.padEnd(26)} ${String(having.length).padStart(5)}  ${String(having.filter(isExact).length).padStart(5)}`);
  }
  for (const result of results) {
    if (isExact(result)) continue;
    console.log(`\n${result.name}: ${result.failure ?? reasonOf(result)}`);
    if (isVerbose)
      for (const { task, field, ours, theirs } of result.differences)
        console.log(`    ${task.padEnd(28)} ${field.padEnd(12)} ours ${ours}  theirs ${theirs}`);
  }
  const exact = results.filter(isExact).length;
  const tasks = results.reduce((sum, result) => sum + result.tasks, 0);
  const exactTasks = results.reduce((sum, result) => sum + result.exactTasks, 0);
  console.log(
    `\nfiles exact ${exact} of ${results.length} (${percent(exact, results.length)}), tasks exact ${exactTasks} of ${tasks} (${percent(exactTasks, tasks)})`,
  );
}

function reasonOf(result: FileResult): string {
  const fields = new Map<string, number>();
  for (const { field } of result.differences) fields.set(field, (fields.get(field) ?? 0) + 1);
  const counts = [...fields].map(([field, count]) => `${field} ${count}`).join(', ');
  const first = result.differences[0];
  return `${result.tasks - result.exactTasks} of ${result.tasks} tasks differ (${counts}); first: ${first?.task} ${first?.field} ours ${first?.ours}, theirs ${first?.theirs}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
