import type { TLSSocket } from 'node:tls';

/** When the certificate that the other side has shown ends, RFC 3339. */
export function certificateExpiryOf(socket: TLSSocket): string | null {
  const ends = Date.parse(socket.getPeerCertificate().valid_to ?? '');
  return Number.isNaN(ends) ? null : new Date(ends).toISOString();
}
