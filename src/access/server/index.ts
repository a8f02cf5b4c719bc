/** Door of the server shelf of `access`. */
import { join } from 'node:path';
import type { RecurringJob, RoomServer } from '#platform/server';
import { accessRoom } from '#access/rules';
import { signInAnswers, type SignInSettings } from './sign-in.ts';

export { makeAuthenticate } from './authenticate.ts';
export { hashPassword, isPassword } from './passwords.ts';
export { cookieName, openLocalSession } from './sessions.ts';
export { addMember, hasAnyOrganisation, setUpOrganisation, type NewOrganisation } from './set-up.ts';

const forget: RecurringJob = {
  name: 'forget-old-sessions',
  cron: '17 3 * * *',
  zone: 'UTC',
  async run({ pool }) {
    await pool.query(`delete from access.session where expires_at < now()`);
    await pool.query(`delete from access.failed_sign_in where at < now() - interval '1 day'`);
  },
};

export const accessServer = (settings: SignInSettings): RoomServer => ({
  room: accessRoom,
  migrations: join(import.meta.dirname, 'migrations'),
  endpoints: signInAnswers(settings),
  jobs: [forget],
});
