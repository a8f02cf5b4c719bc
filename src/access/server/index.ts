/** Door of the server shelf of `access`. */
import { join } from 'node:path';
import type { RecurringJob, RoomServer } from '#platform/server';
import { accessRoom } from '#access/rules';
import { accountAnswers } from './account.ts';
import { invitationAnswers } from './invitations.ts';
import { makeProof, type SignInSettings } from './proof.ts';
import { signInAnswers } from './sign-in.ts';

export { askForApproval, toldOf, type Awaiting } from './ask-for-approval.ts';
export { makeAuthenticate } from './authenticate.ts';
export { hashPassword, isPassword } from './passwords.ts';
export { cookieName, openLocalSession, openSessionOf } from './sessions.ts';
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

export function accessServer(settings: SignInSettings): RoomServer {
  const proof = makeProof(settings);
  return {
    room: accessRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    endpoints: [...signInAnswers(settings, proof), ...accountAnswers(proof), ...invitationAnswers(proof)],
    jobs: [forget],
  };
}
