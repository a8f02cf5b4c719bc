/** What the duty room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { dutyRoom } from '#duty/rules';

export const dutyServer = (): RoomServer => ({ room: dutyRoom, migrations: join(import.meta.dirname, 'migrations') });
