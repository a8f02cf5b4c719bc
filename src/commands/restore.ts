/** `evenkeel restore --from DIR --into DIR [--at TIME]`: brings a backup back into a new data directory. */
import { join } from 'node:path';
import type { Arguments } from '#platform/cli';
import { restore } from '#platform/server';

export async function run(given: Arguments): Promise<number> {
  const { from, into, at } = given.options as Record<string, string | undefined>;
  if (!from || !into) throw new Error('say from where and into what: evenkeel restore --from BACKUP --into NEW-DATA-DIRECTORY');
  const restored = await restore({ backupDir: from, dataDir: into, at, attachmentsDir: join(into, 'files') });
  console.log(
    `restored into ${into} from ${restored.baseCopy}: ${restored.segments} pieces of the log, ${restored.attachments} attachments`,
  );
  console.log(`start it with: evenkeel start --data ${into}`);
  return 0;
}
