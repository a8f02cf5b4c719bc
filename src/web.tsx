/** Entrance: the screens. It lists the rooms, by hand. */
import { start } from '#platform/web';
import { accessWeb } from '#access/web';
import { calendarWeb } from '#calendar/web';
import { operationsWeb } from '#operations/web';
import { peopleWeb } from '#people/web';
import { planningWeb } from '#planning/web';
import { projectsWeb } from '#projects/web';

void start({
  rooms: [projectsWeb, planningWeb, operationsWeb, peopleWeb, calendarWeb, accessWeb],
  signIn: '/sign-in',
  firstRun: '/welcome',
});
