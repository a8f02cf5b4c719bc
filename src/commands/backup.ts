/** `evenkeel backup --to DIR`: a copy of everything, then what changes, every second, until Ctrl-C. */
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { mayWriteTo, type Arguments } from '#platform/cli';
import { keepBackups, startEmbedded, verifyBackup } from '#platform/server';
import { settingsOf } from './settings.ts';

export async function run(given: Arguments): Promise<number> {
  const to = given.options['to'] as string | undefined;
  if (!to) throw new Error('say where to: evenkeel backup --to DIR');
  mayWriteTo(to);
  const settings = settingsOf(given, true);
  if (settings.database)
    throw new Error(
      'DATABASE_URL is set: back that PostgreSQL up with its own tools (see the operator guide), or use "evenkeel export organisation"',
    );
  const embedded = await startEmbedded({ dataDir: settings.dataDirectory, durable: settings.durable ?? true });
  const backups = await keepBackups(embedded, {
    backupDir: to,
    attachmentsDir: join(settings.dataDirectory, 'files'),
    log: (line) => console.error(line),
  });
  const finish = async () => {
    await backups.stop();
    await embedded.stop();
  };
  if (given.options['once']) {
    while (!backups.status().baseCopyAt || !backups.status().completeAt) await new Promise((resolve) => setTimeout(resolve, 200));
    await finish();
    const wrong = await verifyBackup(to);
    for (const each of wrong) console.error(`✖ ${each}`);
    if (wrong.length > 0) throw new Error(`the backup in ${to} is damaged; do not rely on it`);
    console.log(`the backup in ${to} is complete and every byte fits its hash`);
    return 0;
  }
  closeWithGrace({ delay: 12_000, logger: false as never }, finish);
  console.log(`backing up to ${to}; Ctrl-C stops it`);
  return new Promise<number>(() => {});
}
