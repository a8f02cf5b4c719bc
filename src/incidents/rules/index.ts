/** What goes wrong and what people ask for: alerts, incidents, requests and the promises that run on them. All exports are safe in browser and server. */
import { room } from '#platform/kit';

export const incidentsRoom = room('incidents', { things: [], deeds: [] });
