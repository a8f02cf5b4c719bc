/** Entrance of the journeys through projects: the shell, signing in, and the room's own pages. */
import { accessWeb } from '#access/web';
import { start } from '#platform/web';
import { projectsWeb } from '#projects/web';

void start({ rooms: [projectsWeb, accessWeb], signIn: '/sign-in', firstRun: '/welcome' });
