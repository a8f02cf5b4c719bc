/** The rules of all rooms together, without any server: what the command line and the tests ask for names and shapes. */
import { registry, type Registry } from '#platform/kit';
import { accessRoom } from '#access/rules';
import { calendarRoom } from '#calendar/rules';
import { peopleRoom } from '#people/rules';

export const rooms = [accessRoom, calendarRoom, peopleRoom];
export const allRooms = (): Registry => registry(rooms);
