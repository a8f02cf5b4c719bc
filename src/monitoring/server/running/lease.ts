/** Of several servers on one database one looks. Whoever holds the lease renews it; when it does not, another takes it soon. */
import type { Pool } from 'pg';

export const leaseSeconds = 15;

/** Takes the lease, or renews it; false while another server holds it. The database's clock counts. */
export async function takeLease(pool: Pool, holder: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into monitoring.watch_lease as l (holder, until) values ($1, now() + make_interval(secs => $2))
     on conflict (is_only) do update set holder = excluded.holder, until = excluded.until where l.holder = excluded.holder or l.until < now()`,
    [holder, leaseSeconds],
  );
  return rowCount === 1;
}

export const giveLeaseBack = (pool: Pool, holder: string): Promise<unknown> =>
  pool.query('delete from monitoring.watch_lease where holder = $1', [holder]);
