import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { filesInTar } from '../../../../bench/conformance/tar.ts';

const SMALL_ENOUGH_BYTES = 5_000;

/**
 * For tests only: the files of others that lie beside the project on a machine that has them (`shared/data/mspdi` next to the clone),
 * or none. They are not ours to keep in the repository. With EVENKEEL_CORPUS=all the large ones too, which takes a minute or two.
 */
export function* corpusFiles(): Generator<{ readonly name: string; readonly xml: Uint8Array }> {
  const archive = new URL('../../../../../shared/data/mspdi/mspdi.tar.gz', import.meta.url);
  if (!existsSync(archive)) return;
  const takesAll = process.env['EVENKEEL_CORPUS'] === 'all';
  for (const { name, content } of filesInTar(gunzipSync(readFileSync(archive)))) {
    if (name.endsWith('.xml.gz') && (takesAll || content.length <= SMALL_ENOUGH_BYTES)) yield { name, xml: gunzipSync(content) };
  }
}
