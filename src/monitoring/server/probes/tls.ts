import { certificateExpiryOf } from '#platform/server';
import type { TlsProbe } from '#monitoring/rules';
import type { Finding, Look } from './finding.ts';

const day = 86_400_000;

/** Looks at the certificate that is shown: whether it is good for this name, and how long. */
export const lookAtCertificate: Look<TlsProbe> = async ({ host, port, warnDays, timeoutMs }, egress, signal) => {
  // Taken as it is, so that one that is not good can be told by its kind, with its end.
  const socket = await egress.connectTls({ host, port, timeoutMs, signal, verify: false });
  const ends = certificateExpiryOf(socket);
  const fault = socket.authorized ? null : String(socket.authorizationError);
  socket.destroy();
  if (ends === null) return { state: 'down', reason: 'certificate-invalid', detail: fault };
  return { ...judge(Date.parse(ends) - Date.now(), fault, warnDays), certificateExpiresAt: ends };
};

function judge(left: number, fault: string | null, warnDays: number): Finding {
  const days = String(Math.floor(left / day));
  if (left <= 0) return { state: 'down', reason: 'certificate-expired', detail: days };
  if (fault !== null) return { state: 'down', reason: 'certificate-invalid', detail: fault };
  if (left <= warnDays * day) return { state: 'warning', reason: 'certificate-expires', detail: days };
  return { state: 'up', reason: 'ok', detail: days };
}
