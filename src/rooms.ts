/** The rules of all rooms together, without any server: what the command line and the tests ask for names and shapes. */
import { registry, spineRoom, type Registry } from '#platform/kit';
import { accessRoom } from '#access/rules';
import { calendarRoom } from '#calendar/rules';
import { changesRoom } from '#changes/rules';
import { dutyRoom } from '#duty/rules';
import { incidentsRoom } from '#incidents/rules';
import { monitoringRoom } from '#monitoring/rules';
import { operationsRoom } from '#operations/rules';
import { peopleRoom } from '#people/rules';
import { planningRoom } from '#planning/rules';
import { problemsRoom } from '#problems/rules';
import { projectsRoom } from '#projects/rules';
import { requestsRoom } from '#requests/rules';
import { sampleRoom } from '#sample/rules';

export const rooms = [
  spineRoom,
  accessRoom,
  calendarRoom,
  peopleRoom,
  projectsRoom,
  operationsRoom,
  dutyRoom,
  changesRoom,
  incidentsRoom,
  monitoringRoom,
  requestsRoom,
  problemsRoom,
  planningRoom,
  sampleRoom,
];
export const allRooms = (): Registry => registry(rooms);
