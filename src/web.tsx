/** Entrance: the screens. It lists the rooms, by hand. */
import { start } from '#platform/web';
import { accessWeb } from '#access/web';
import { calendarWeb } from '#calendar/web';
import { changesWeb } from '#changes/web';
import { dutyWeb } from '#duty/web';
import { incidentsWeb } from '#incidents/web';
import { monitoringWeb } from '#monitoring/web';
import { operationsWeb } from '#operations/web';
import { peopleWeb } from '#people/web';
import { planningWeb } from '#planning/web';
import { problemsWeb } from '#problems/web';
import { projectsWeb } from '#projects/web';
import { requestsWeb } from '#requests/web';

void start({
  rooms: [
    projectsWeb,
    planningWeb,
    problemsWeb,
    incidentsWeb,
    monitoringWeb,
    requestsWeb,
    changesWeb,
    operationsWeb,
    dutyWeb,
    peopleWeb,
    calendarWeb,
    accessWeb,
  ],
  signIn: '/sign-in',
  firstRun: '/welcome',
});
