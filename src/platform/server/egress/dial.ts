/**
 * The one place from which a connection goes out to an address that somebody typed. Literal or name, every address that it stands for
 * is checked, and the connection goes to one of those that were checked: nothing looks the name up a second time.
 */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { isAllowed, type AddressPolicy } from './address-policy.ts';
import { EgressFailure, failureOf } from './failure.ts';
import type { Names } from './names.ts';

export interface Door {
  readonly policy: AddressPolicy;
  /** Ports that may be asked; null is all. */
  readonly ports: ReadonlySet<number> | null;
  readonly names: Names;
  /** Whether this is something of our own that nobody may ask, such as the database. */
  readonly isOwn: (address: string, port: number) => Promise<boolean>;
}

/** The addresses of a host, all of which may be reached, or the refusal: one for all causes. */
export async function checkedAddresses(door: Door, host: string, port: number | null, signal: AbortSignal): Promise<readonly string[]> {
  signal.throwIfAborted();
  const addresses = isIP(host) === 0 ? await door.names.addresses(host, signal) : [host];
  if (addresses.length === 0) throw new EgressFailure('name-not-found');
  for (const address of addresses)
    if (!isAllowed(address, door.policy) || (port !== null && (await door.isOwn(address, port))))
      throw new EgressFailure('forbidden-address');
  return addresses;
}

export interface Call {
  /** As `plainHost` writes it. */
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

/** A TCP connection that stands. */
export async function dial(door: Door, call: Call): Promise<Socket> {
  return whenReady(connect(await destination(door, call)), 'connect', call.signal);
}

/** A TLS connection whose handshake is done. Without `verify` any certificate will do; `authorizationError` then says what is wrong with it. */
export async function dialTls(door: Door, call: Call & { readonly verify: boolean; readonly protocols?: string[] }): Promise<TLSSocket> {
  const socket = connectTls({
    ...(await destination(door, call)),
    servername: isIP(call.host) === 0 ? call.host.replace(/\.$/, '') : '',
    rejectUnauthorized: call.verify,
    ALPNProtocols: call.protocols,
  });
  return whenReady(socket, 'secureConnect', call.signal);
}

async function destination(door: Door, { host, port, signal }: Call) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535 || (door.ports && !door.ports.has(port)))
    throw new EgressFailure('forbidden-url');
  const addresses = await checkedAddresses(door, host, port, signal);
  signal.throwIfAborted();
  return {
    host,
    port,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 1000,
    lookup: (_host: string, _options: unknown, answer: (error: null, found: { address: string; family: number }[]) => void) =>
      answer(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      ),
  };
}

function whenReady<S extends Socket>(socket: S, ready: 'connect' | 'secureConnect', signal: AbortSignal): Promise<S> {
  return new Promise((resolve, reject) => {
    const stop = () => socket.destroy(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', stop));
    // Stays: an error after the connection stood is told to whoever reads from it, and never ends the program.
    socket.on('error', (error) => reject(signal.aborted ? signal.reason : failureOf(error)));
    socket.once('close', () => reject(new EgressFailure('connection-broken')));
    socket.once(ready, () => resolve(socket));
  });
}
