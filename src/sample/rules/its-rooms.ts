/** The rooms that the sample department lives in, from the floor upwards. */
import { calendarRoom } from '#calendar/rules';
import { changesRoom } from '#changes/rules';
import { dutyRoom } from '#duty/rules';
import { incidentsRoom } from '#incidents/rules';
import { monitoringRoom } from '#monitoring/rules';
import { operationsRoom } from '#operations/rules';
import { peopleRoom } from '#people/rules';
import { problemsRoom } from '#problems/rules';
import { projectsRoom } from '#projects/rules';
import { requestsRoom } from '#requests/rules';

export const itsRooms = [
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
] as const;
