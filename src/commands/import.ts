/** `evenkeel import FILE …`: each file is read, reported on, and brought in whole or not at all. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '#platform/kit';
import { oneOf, type Arguments } from '#platform/cli';
import { importFormats, type ImportAnswer } from '#projects/rules';
import { gunzipSync } from 'node:zlib';
import { withClient, type Connected } from './with-client.ts';

export async function run(given: Arguments): Promise<number> {
  if (given.words.length === 0) throw new Error('say which files: evenkeel import FILE …');
  let failed = 0;
  await withClient(given, async (connected) => {
    for (const file of given.words) if (!(await (file.endsWith('.json') ? bringOrganisation : bring)(connected, file, given))) failed++;
  });
  if (given.words.length > 1)
    console.log(`${given.words.length - failed} of ${given.words.length} files ${given.options['dry-run'] ? 'can be' : 'were'} imported`);
  return failed ? 1 : 0;
}

async function bring({ url, headers }: Connected, file: string, { pairs, options }: Arguments): Promise<boolean> {
  const name = basename(file).replace(/\.gz$/, '');
  try {
    const content = readFileSync(file);
    const bytes = file.endsWith('.gz') ? gunzipSync(content, { maxOutputLength: 128_000_000 }) : content;
    const query = new URLSearchParams({
      format: formatOf(name, options['format'] as string | undefined),
      dryRun: String(options['dry-run'] === true),
      fileName: name,
      ...pairs,
    });
    const response = await fetch(`${url}/api/v1/project-imports?${query.toString()}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    const body = (await response.json()) as ImportAnswer;
    if (!response.ok) throw new Problem(response.status, 'refused', (body as unknown as { title: string }).title, body as never);
    report(name, body);
    return body.project !== null;
  } catch (error) {
    console.log(`✖ ${name}: ${(error as Error).message}`);
    return false;
  }
}

/** A whole organisation, as `evenkeel export organisation` wrote it. */
async function bringOrganisation({ url, headers }: Connected, file: string, { options }: Arguments): Promise<boolean> {
  const response = await fetch(`${url}/api/v1/organisation-imports?dryRun=${String(options['dry-run'] === true)}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: readFileSync(file),
  });
  const body = (await response.json()) as {
    detail?: string;
    coming: Record<string, number>;
    problems: { thing: string; row: number; field: string; detail: string }[];
  };
  if (!response.ok) {
    console.log(`✖ ${basename(file)}: ${body.detail ?? response.statusText}`);
    return false;
  }
  const counts = Object.entries(body.coming).map(([what, count]) => `${count} ${what}`);
  console.log(`${body.problems.length ? '✖' : '✔'} ${basename(file)}: ${counts.join(', ')}`);
  for (const each of body.problems) console.log(`    ${each.thing} ${each.row}, ${each.field}: ${each.detail}`);
  return body.problems.length === 0;
}

function report(name: string, { project, coming, remarks, isDone }: ImportAnswer): void {
  const counts = Object.entries(coming)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  if (project)
    console.log(`✔ ${name}: ${isDone ? 'imported as' : 'would come as'} ${project.key} "${project.name}" with ${counts.join(', ')}`);
  else console.log(`✖ ${name}: cannot become a project`);
  const byCode = Map.groupBy(remarks, (remark) => `${remark.severity} ${remark.code}`);
  for (const [code, of] of byCode)
    console.log(
      `    ${code}${of.length > 1 ? ` (${of.length} times)` : ''}: ${[of[0]!.name && `${of[0]!.subject} "${of[0]!.name}"`, of[0]!.detail].filter(Boolean).join(': ')}`,
    );
}

function formatOf(name: string, wanted: string | undefined): string {
  if (wanted) return oneOf('format', wanted, importFormats, 'mspdi');
  const ending = /\.(xml|csv|xlsx)$/i.exec(name)?.[1]?.toLowerCase();
  if (!ending) throw new Error('neither .xml nor .csv nor .xlsx; say what it is with --format');
  return ending === 'xml' ? 'mspdi' : ending;
}
