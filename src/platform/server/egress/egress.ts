/** The one client for what lies outside. Whoever wants to ask an address that somebody typed asks here, and is told in one way why not. */
import { isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { abortable } from './abortable.ts';
import { isAllowed } from './address-policy.ts';
import { checkedAddresses, dial, dialTls, type Door } from './dial.ts';
import { EgressFailure, failureOf } from './failure.ts';
import { plainHost } from './host.ts';
import { exchange, type HttpAnswer, type HttpRequest } from './http-exchange.ts';
import type { RecordType } from './names.ts';
import { ping } from './ping.ts';

/** How long, and whether it is wanted any longer. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface Place extends Patience {
  readonly host: string;
  readonly port: number;
}

/** Every function throws an `EgressFailure`, or the reason of the caller's own signal. */
export interface Egress {
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** A connection that stands. Whoever asked for it destroys it. */
  connect(place: Place): Promise<Socket>;
  connectTls(place: Place & { readonly verify: boolean }): Promise<TLSSocket>;
  /** Records of the name service as text. Addresses that may not be reached are not told either. */
  records(question: Patience & { readonly host: string; readonly type: RecordType }): Promise<readonly string[]>;
  /** Milliseconds of an echo there and back. */
  ping(target: Patience & { readonly host: string }): Promise<number>;
}

export function makeEgress(door: Door): Egress {
  return {
    request: (request) => within(request, (signal) => exchange(door, request, signal)),
    connect: (place) => within(place, (signal) => dial(door, { host: plainHost(place.host), port: place.port, signal })),
    connectTls: (place) =>
      within(place, (signal) => dialTls(door, { host: plainHost(place.host), port: place.port, verify: place.verify, signal })),
    records: ({ host, type, ...patience }) =>
      within(patience, async (signal) => {
        const name = plainHost(host);
        if (isIP(name) !== 0) throw new EgressFailure('forbidden-url');
        const found = await door.names.records(name, type, signal);
        if ((type === 'A' || type === 'AAAA') && !found.every((address) => isAllowed(address, door.policy)))
          throw new EgressFailure('forbidden-address');
        return found;
      }),
    ping: ({ host, ...patience }) =>
      within(patience, async (signal) => {
        const [address] = await checkedAddresses(door, plainHost(host), null, signal);
        return ping(address!, patience.timeoutMs, signal);
      }),
  };
}

/** Ends with the time, whatever hangs, and tells a time that is over from a caller who no longer wants to know. */
async function within<T>({ timeoutMs, signal }: Patience, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const over = AbortSignal.timeout(Math.max(1, timeoutMs));
  const either = signal ? AbortSignal.any([over, signal]) : over;
  try {
    return await abortable(work(either), either);
  } catch (error) {
    signal?.throwIfAborted();
    throw over.aborted ? new EgressFailure('timeout') : failureOf(error);
  }
}
