/**
 * Holds the engine against the dates that Microsoft Project stored in real files: `npm run conformance [tar.gz] [--verbose] [--only part-of-name]`.
 * A file is exact when every task's start, finish and early and late dates are within 0.29 working minutes and both slacks
 * within 0.01 minutes of what the file carries. Says so and ends well when the files are not on this machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { schedule } from '#engine';
import { comparePlans } from './conformance/compare.ts';
import type { FileResult } from './conformance/compare.ts';
import { printReport } from './conformance/report.ts';
import { filesInTar } from './conformance/tar.ts';
import { planFactsOf } from '../src/projects/rules/plan-facts-of-document.ts';
import { readMspdi } from '../src/projects/server/exchange/read-mspdi.ts';

const words = process.argv.slice(2);
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : undefined;
const named = words.find((word, k) => !word.startsWith('--') && words[k - 1] !== '--only');
const archive = named ?? resolve(import.meta.dirname, '../../shared/data/mspdi/mspdi.tar.gz');

if (existsSync(archive)) measure(archive);
else console.log(`conformance: ${archive} is not here, nothing to compare with`);

function measure(path: string): void {
  const results: FileResult[] = [];
  for (const { name, content } of filesInTar(gunzipSync(readFileSync(path)))) {
    if (!name.endsWith('.xml.gz') || (only !== undefined && !name.includes(only))) continue;
    results.push(resultOf(name, content));
  }
  printReport(results, words.includes('--verbose'));
}

function resultOf(name: string, content: Uint8Array): FileResult {
  try {
    const { document } = readMspdi(gunzipSync(content));
    const facts = planFactsOf(document);
    return comparePlans(name, document, facts, schedule(facts));
  } catch (error) {
    return {
      name,
      features: [],
      tasks: 0,
      exactTasks: 0,
      differences: [],
      failure: error instanceof Error ? error.message : String(error),
    };
  }
}
