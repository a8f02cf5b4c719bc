/** A program that keeps a database: says how it got it, and ends in good order when it is asked to (SIGTERM, SIGINT). */
import { startEmbedded } from '#platform/server/database';

const [dataDir = ''] = process.argv.slice(2);
const database = await startEmbedded({ dataDir });
const forever = setInterval(() => {}, 60_000);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    clearInterval(forever);
    await database.stop();
    console.log('stopped');
  });
}
console.log(database.how);
