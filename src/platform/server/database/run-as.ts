import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An account for a child process; empty when we are an ordinary user already. */
export type Account = { readonly uid?: number; readonly gid?: number };

/** PostgreSQL refuses to run as root. Started by root, it runs as `postgres`, or as `nobody` where that account does not exist. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const accounts = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const asked = process.env['EVENKEEL_POSTGRES_USER'];
  const account = asked === undefined ? (accounts.get('postgres') ?? accounts.get('nobody')) : accounts.get(asked);
  if (!account)
    throw new Error(
      `PostgreSQL does not run as root, and there is no account "${asked ?? 'postgres'}". Name one in EVENKEEL_POSTGRES_USER.`,
    );
  return account;
}

/** Whether the account can walk down to a directory: every directory above it must be open to it. */
export function canReach(directory: string, { uid, gid }: Account): boolean {
  if (uid === undefined) return true;
  for (let at = directory; ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    const bit = stat?.uid === uid ? 0o100 : stat?.gid === gid ? 0o010 : 0o001;
    if (stat && (stat.mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
