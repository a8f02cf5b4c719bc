/**
 * `npm run new`: writes the files of a new thing or a new deed after the pattern of those that are there, adds them to the room's door,
 * and says what is left to do by hand. It writes nothing over anything.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry, type Registry } from '#platform/kit';
import { rooms } from '../src/rooms.ts';
import { addToDoor } from './new/add-to-door.ts';
import { deedOf, deedTestOf, fileDeclaring, verbOf, type NewDeed } from './new/deed-files.ts';
import { readField } from './new/field.ts';
import { camel, isName, pascal, pastOf, pluralOf, spoken } from './new/names.ts';
import { declarationOf, deedsOf, migrationOf, testOf, upwardIn, type NewThing } from './new/thing-files.ts';
import { root, runCommand } from './run-command.ts';

const usage = `npm run new -- thing NAME ROOM [FIELD …]   a thing with its standard deeds:  thing room-booking people room:line personId:person startsAt:instant
npm run new -- deed VERB-NOUN ROOM THING   one more deed of a thing:        deed move-booking people room-booking

A field is name:shape; shapes are line, prose, day, instant, integer, number, boolean, or the name of a thing; "?" behind it: may be empty.`;

interface Work {
  /** Path from the root to the text of a new file. */
  readonly files: Readonly<Record<string, string>>;
  readonly door: string;
  readonly doorText: string;
  readonly left: readonly string[];
}

try {
  const all = registry(rooms);
  const [kind, name, room, ...rest] = process.argv.slice(2);
  if (!isName(name) || !isName(room) || (kind !== 'thing' && kind !== 'deed')) throw new Error(usage);
  const door = `src/${room}/rules/index.ts`;
  if (!all.rooms.some((each) => each.name === room) || !existsSync(join(root, door)))
    throw new Error(`there is no room "${room}"; rooms are ${all.rooms.map((each) => each.name).join(', ')}`);
  await carryOut(kind === 'thing' ? newThing(name, room, rest, all, door) : newDeed(name, room, rest[0], all, door));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function newThing(name: string, room: string, words: readonly string[], all: Registry, door: string): Work {
  if (all.things.has(name)) throw new Error(`there is a thing called ${name} already`);
  const fields = (words.length ? words : ['name:line']).map((word) => readField(word, all.things));
  const thing: NewThing = { name, room, fields };
  const plural = pluralOf(name);
  const isUpward = upwardIn(room, all);
  const rules = `src/${room}/rules`;
  const deeds = ['change', 'create', 'remove'].map((verb) => verb + pascal(name));
  const isIrregular = plural !== `${name}s`;
  return {
    files: {
      [`${rules}/${name}.ts`]: declarationOf(thing, isUpward),
      [`${rules}/manage-${plural}.ts`]: deedsOf(thing),
      [`${rules}/manage-${plural}.test.ts`]: testOf(thing),
      [`src/${room}/server/migrations/${nextNumber(room)}-${plural}.sql`]: migrationOf(thing, isUpward),
    },
    door,
    doorText: addToDoor(
      readFileSync(join(root, door), 'utf8'),
      [
        { file: `./${name}.ts`, names: [camel(name)] },
        { file: `./manage-${plural}.ts`, names: deeds },
      ],
      { things: [camel(name)], deeds: ['create', 'change', 'remove'].map((verb) => verb + pascal(name)) },
    ),
    left: [
      `say in ${rules}/${name}.ts what it is (about), and in its deeds what is refused (check); test each refusal`,
      `test/trust/policy.ts: ${name}: read OAMma; create OAM; change OAM; remove OAM`,
      ...(isIrregular ? [`test/trust/policy.ts, plural: ${name}: '${plural}'`] : []),
      `docs/words.md: | ${spoken(name)} | … | … | ${room} |`,
      `the word in src/${room}/README.md, if it is new; a line in CHANGELOG.md`,
      `a page or form in src/${room}/web, with words in English and German, if people see it`,
      'npm run check',
    ],
  };
}

function newDeed(name: string, room: string, thingName: string | undefined, all: Registry, door: string): Work {
  const on = all.things.get(thingName ?? '');
  if (!on || on.room !== room) {
    const there = [...all.things.values()].filter((each) => each.room === room).map((each) => each.name);
    throw new Error(`the room ${room} has no thing "${thingName ?? ''}"; it has ${there.join(', ')}`);
  }
  if (!name.includes('-')) throw new Error('a deed is called verb-noun, such as move-booking');
  if (all.deeds.has(name)) throw new Error(`there is a deed called ${name} already`);
  const doorText = readFileSync(join(root, door), 'utf8');
  const made: NewDeed = { name, on, from: fileDeclaring(on, doorText) };
  const file = `src/${room}/rules/${name}`;
  return {
    files: { [`${file}.ts`]: deedOf(made), [`${file}.test.ts`]: deedTestOf(made) },
    door,
    doorText: addToDoor(doorText, [{ file: `./${name}.ts`, names: [camel(name)] }], { deeds: [camel(name)] }),
    left: [
      `decide in ${file}.ts: what it needs (input), what is refused, what it changes; the event is called ${on.name}-${pastOf(verbOf(name))} until you know better`,
      'a test of the yes, and of each refusal',
      `test/trust/policy.ts: ${name} OAM`,
      'a line in CHANGELOG.md; a button in web/, with words in English and German, if people do it',
      'npm run check',
    ],
  };
}

function nextNumber(room: string): string {
  const directory = join(root, 'src', room, 'server/migrations');
  if (!existsSync(directory)) throw new Error(`the room ${room} has no src/${room}/server/migrations, so it keeps no things yet`);
  const numbers = readdirSync(directory).map((file) => Number(file.slice(0, 4)));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

async function carryOut({ files, door, doorText, left }: Work): Promise<void> {
  const there = Object.keys(files).filter((file) => existsSync(join(root, file)));
  if (there.length > 0) throw new Error(`already there: ${there.join(', ')}`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  writeFileSync(join(root, door), doorText);
  const typescript = [...Object.keys(files), door].filter((file) => file.endsWith('.ts'));
  const { ok, output } = await runCommand(['oxfmt', ...typescript]);
  if (!ok) console.error(output);
  console.log(
    `written:\n${Object.keys(files)
      .map((file) => `  ${file}`)
      .join('\n')}\nadded to:\n  ${door}\n\nleft to do:`,
  );
  console.log(left.map((line, index) => `  ${index + 1}. ${line}`).join('\n'));
}
