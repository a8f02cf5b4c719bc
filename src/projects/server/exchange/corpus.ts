import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
const SMALL_ENOUGH_BYTES = 12_000;
const ONE_IN = 12;

/**
 * For tests only: the files of others that lie beside the project on a machine that has them (`shared/data/mspdi` next to the clone),
 * or none. They are not ours to keep in the repository. A sample of the small ones; with EVENKEEL_CORPUS=all every one, which takes
 * some minutes.
 */
export function* corpusFiles(): Generator<{ readonly name: string; readonly xml: Uint8Array }> {
  const archive = new URL('../../../../../shared/data/mspdi/mspdi.tar.gz', import.meta.url);
  if (!existsSync(archive)) return;
  const takesAll = process.env['EVENKEEL_CORPUS'] === 'all';
  const tar = gunzipSync(readFileSync(archive));
  let count = 0;
  for (let at = 0, size = 0; at + BLOCK <= tar.length && tar[at] !== 0; at += BLOCK + Math.ceil(size / BLOCK) * BLOCK) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    if (!name.endsWith('.xml.gz') || (!takesAll && size > SMALL_ENOUGH_BYTES)) continue;
    if (takesAll || count % ONE_IN === 0) yield { name, xml: gunzipSync(tar.subarray(at + BLOCK, at + BLOCK + size)) };
    count += 1;
  }
}
