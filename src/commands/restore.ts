/** `evenkeel restore --from DIR --into DIR [--at TIME]`: brings a backup back into a new data directory. */
import { join } from 'node:path';
import { countOf, mayWriteTo, type Arguments } from '#platform/cli';
import { restore } from '#platform/server';

export async function run(given: Arguments): Promise<number> {
  const { from, into, at } = given.options as Record<string, string | undefined>;
  if (!from || !into) throw new Error('say from where and into what: evenkeel restore --from BACKUP --into NEW-DATA-DIRECTORY');
  if (at !== undefined && Number.isNaN(Date.parse(at))) throw new Error(`--at is a moment such as 2026-11-22T09:29:00Z, not "${at}"`);
  mayWriteTo(into);
  const restored = await restore({ backupDir: from, dataDir: into, at, attachmentsDir: join(into, 'files') });
  console.log(
    `restored into ${into} from ${restored.baseCopy}: ${countOf(restored.segments, 'piece')} of the log, ${countOf(restored.attachments, 'attachment')}`,
  );
  console.log(`start it with: bin/evenkeel start --data ${into}`);
  return 0;
}
