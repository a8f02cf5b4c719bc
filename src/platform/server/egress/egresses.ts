/** The two clients that rooms are given, and what neither may ask. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Client } from 'pg';
import type { DatabaseAddress } from '../database/index.ts';
import { isAllowed, isSameAddress, type AddressPolicy, type Network } from './address-policy.ts';
import type { Door } from './dial.ts';
import { makeEgress, type Egress } from './egress.ts';
import { httpUrl, plainHost, unbracketed } from './host.ts';
import { makeNames } from './names.ts';

export interface EgressSettings {
  /** Networks of the operator in which monitors may look, from `monitorNetworksOf`. */
  readonly networks?: readonly Network[];
  /** Opens this machine, and every port. Tests say so in code; no environment and no screen does. */
  readonly allowLoopback?: boolean;
  /** Name servers instead of the machine's, such as `127.0.0.1:5353`. */
  readonly nameServers?: readonly string[];
}

export interface Egresses {
  /** For addresses that members type: webhooks, imports. Public addresses and the ports of HTTP only. */
  readonly public: Egress;
  /** For checks: every port, and the networks of the operator besides. */
  readonly monitor: Egress;
  /** False for what is told without looking a name up: a host or URL with a literal address that checks may not ask, or one that cannot be read. */
  readonly mayMonitor: (place: string) => boolean;
}

const httpPorts: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

export function makeEgresses({ networks = [], allowLoopback = false, nameServers }: EgressSettings, database: DatabaseAddress): Egresses {
  const shared = { names: makeNames(nameServers), isOwn: ownDatabase(database) };
  const door = (networks: readonly Network[], ports: Door['ports']): Door => ({
    ...shared,
    policy: { networks, allowLoopback, own: addressesOfThisMachine },
    ports: allowLoopback ? null : ports,
  });
  const monitor = door(networks, null);
  return { public: makeEgress(door([], httpPorts)), monitor: makeEgress(monitor), mayMonitor: (place) => mayAsk(place, monitor.policy) };
}

function mayAsk(place: string, policy: AddressPolicy): boolean {
  try {
    const host = /^https?:/i.test(place) ? unbracketed(httpUrl(place).hostname) : plainHost(place);
    return isIP(host) === 0 ? policy.allowLoopback || !/(^|\.)localhost\.?$/.test(host) : isAllowed(host, policy);
  } catch {
    return false;
  }
}

const addressesOfThisMachine = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address));

/** The database listens for us alone, also where the operator's networks hold it. A name that cannot be looked up might be it. */
export function ownDatabase(database: DatabaseAddress): Door['isOwn'] {
  const { host, port } = new Client(database);
  if (host.startsWith('/')) return () => Promise.resolve(false);
  return async (address, asked) => {
    if (asked !== port) return false;
    const found = await lookup(host, { all: true }).catch(() => null);
    return found === null || found.some((each) => isSameAddress(each.address, address));
  };
}
