/** What the changes room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { changesRoom } from '#changes/rules';

export const changesServer = (): RoomServer => ({ room: changesRoom, migrations: join(import.meta.dirname, 'migrations') });
