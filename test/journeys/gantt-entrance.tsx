/** Entrance of the Gantt's journeys: the shell, signing in, and the page of a plan. */
import { accessWeb } from '#access/web';
import { start, webRoom } from '#platform/web';
import { ganttWords, planPage } from '../../src/projects/web/gantt/index.ts';

const projectsWeb = webRoom({ name: 'projects', pages: [planPage], words: ganttWords });

void start({ rooms: [accessWeb, projectsWeb], signIn: '/sign-in', firstRun: '/welcome' });
