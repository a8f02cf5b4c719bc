/** Entrance: the command line. Each command is a file of its own in `src/commands`. */
import { enableCompileCache } from 'node:module';
import { readArguments } from '#platform/cli';

enableCompileCache();

const commands: Readonly<Record<string, () => Promise<{ run(given: ReturnType<typeof readArguments>): Promise<number> }>>> = {
  start: () => import('./commands/start.ts'),
  do: () => import('./commands/do.ts'),
  see: () => import('./commands/see.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  doctor: () => import('./commands/doctor.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
};

const help = `evenkeel: tells an IT department what it can promise

  evenkeel start                 run the server (embedded database, or DATABASE_URL); --port, --host, --data, --empty
  evenkeel import FILE …         bring in project files (Microsoft Project XML, CSV, XLSX); --dry-run only reports
  evenkeel export PROJECT        write a project out; --format mspdi|csv|xlsx, --out FILE; "organisation" writes everything as JSON
  evenkeel do DEED name=value …  do anything the API can do; without a name: what there is
  evenkeel see WHAT name=value … read anything the API shows; without a name: what there is
  evenkeel doctor                look at the installation, the database and the journal, and say what is wrong
  evenkeel backup --to DIR       copy everything, then keep shipping what changes; --once stops after the copy
  evenkeel restore --from DIR --into DIR   bring a copy back; --at TIME stops at that moment

Commands speak to the server of --url with --token (or EVENKEEL_URL, EVENKEEL_TOKEN); without them they work on the data directory here.`;

try {
  const given = readArguments(process.argv.slice(2));
  const load = commands[given.command];
  if (!load || given.options['help']) {
    if (!load && given.command !== 'help') console.error(`evenkeel: there is no command "${given.command}"\n`);
    console.log(help);
    process.exitCode = given.command === 'help' || given.options['help'] ? 0 : 2;
  } else process.exitCode = await (await load()).run(given);
} catch (error) {
  const { details } = error as { details?: { title: string; detail?: string; errors?: { pointer: string; detail: string }[] } };
  console.error(details ? `${details.title}: ${details.detail ?? ''}` : `evenkeel: ${(error as Error).message}`);
  for (const each of details?.errors ?? []) console.error(`  ${each.pointer.slice(1) || '(all)'}: ${each.detail}`);
  if (process.env['EVENKEEL_TRACE']) console.error(error);
  process.exitCode = 1;
}
