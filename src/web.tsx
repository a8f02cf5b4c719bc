/** Entrance: the screens. It lists the rooms, by hand. */
import { start } from '#platform/web';
import { accessWeb } from '#access/web';
import { projectsWeb } from '#projects/web';

void start({ rooms: [projectsWeb, accessWeb], signIn: '/sign-in', firstRun: '/welcome' });
