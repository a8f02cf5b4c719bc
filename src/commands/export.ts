/** `evenkeel export PROJECT`: a project as a file for other programs; `evenkeel export organisation`: everything as JSON. */
import { oneOf, writeOut, type Arguments } from '#platform/cli';
import { exportFormats, project } from '#projects/rules';
import { withClient, type Connected } from './with-client.ts';

export async function run(given: Arguments): Promise<number> {
  const [what] = given.words;
  if (!what) throw new Error('say what: evenkeel export ERP --format mspdi --out erp.xml, or evenkeel export organisation --out all.json');
  const format = oneOf('format', given.options['format'], exportFormats, 'mspdi');
  return withClient(given, async (connected) => {
    const bytes =
      what === 'organisation' ? await fetchBytes(connected, '/organisation-export') : await projectBytes(connected, what, format);
    const out = given.options['out'] as string | undefined;
    if (out) {
      writeOut(out, bytes);
      console.log(`${bytes.length} bytes written to ${out}`);
    } else process.stdout.write(bytes);
    return 0;
  });
}

async function projectBytes(connected: Connected, key: string, format: string): Promise<Uint8Array> {
  const { items } = await connected.client.list(project, { key: key.toUpperCase() });
  const found = items[0];
  if (!found) throw new Error(`there is no project ${key.toUpperCase()}`);
  return fetchBytes(connected, `/projects/${found.id}/export?format=${format}`);
}

async function fetchBytes({ url, headers }: Connected, path: string): Promise<Uint8Array> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { ...headers } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok)
    throw new Error(`${(JSON.parse(Buffer.from(bytes).toString()) as { detail?: string; title: string }).detail ?? response.statusText}`);
  return bytes;
}
