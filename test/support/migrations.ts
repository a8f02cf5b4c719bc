import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RoomMigrations } from '#platform/server/database';

/** The rooms from the floor upwards; a room's tables may refer to those of rooms before it. */
const stairs = [
  'platform',
  'access',
  'calendar',
  'people',
  'finance',
  'suppliers',
  'strategy',
  'projects',
  'operations',
  'planning',
  'portfolio',
  'compliance',
  'communication',
];

export function everyRoomsMigrations(): readonly RoomMigrations[] {
  const source = join(import.meta.dirname, '../../src');
  return stairs.map((room) => ({ room, dir: join(source, room, 'server/migrations') })).filter(({ dir }) => existsSync(dir));
}

/** The texts of all files, for telling one state of the migrations from another. */
export function migrationTexts(rooms: readonly RoomMigrations[]): readonly string[] {
  return rooms.flatMap(({ room, dir }) =>
    readdirSync(dir)
      .toSorted()
      .map((name) => `${room}/${name}\n${readFileSync(join(dir, name), 'utf8')}`),
  );
}
