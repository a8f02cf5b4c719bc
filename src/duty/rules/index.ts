/** Who is on duty when: rotas, overrides and swaps, and whether somebody always is. All exports are safe in browser and server. */
import { room } from '#platform/kit';

export const dutyRoom = room('duty', { things: [], deeds: [] });
