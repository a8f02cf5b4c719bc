/** Entrance: the screens. It lists the rooms, by hand. */
import { start } from '#platform/web';
import { accessWeb } from '#access/web';

void start({ rooms: [accessWeb], signIn: '/sign-in', firstRun: '/welcome' });
