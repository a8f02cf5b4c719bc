/** Changes to what runs: planned, approved, put where they collide with nothing, and judged by what came of them. All exports are safe in browser and server. */
import { room } from '#platform/kit';

export const changesRoom = room('changes', { things: [], deeds: [] });
