import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RoomMigrations } from '#platform/server/database';
import { rooms } from '../../src/rooms.ts';

/** The migrations of the rooms that the entrance lists, from the floor upwards, as the server applies them. */
export function everyRoomsMigrations(): readonly RoomMigrations[] {
  const source = join(import.meta.dirname, '../../src');
  const listed = ['platform', ...rooms.map(({ name }) => name)];
  return [...new Set(listed)].map((room) => ({ room, dir: join(source, room, 'server/migrations') })).filter(({ dir }) => existsSync(dir));
}

/** The texts of all files, for telling one state of the migrations from another. */
export function migrationTexts(migrations: readonly RoomMigrations[]): readonly string[] {
  return migrations.flatMap(({ room, dir }) =>
    readdirSync(dir)
      .toSorted()
      .map((name) => `${room}/${name}\n${readFileSync(join(dir, name), 'utf8')}`),
  );
}
