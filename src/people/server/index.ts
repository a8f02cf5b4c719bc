/** What the people room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { peopleRoom } from '#people/rules';

export const peopleServer: RoomServer = {
  room: peopleRoom,
  migrations: join(import.meta.dirname, 'migrations'),
};
