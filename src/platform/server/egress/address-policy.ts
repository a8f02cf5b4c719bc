/**
 * Which addresses may be reached. Public ones; of the others those in networks that the operator lists; some never, listed or not: they
 * lead back into this machine, to the keepers of a cloud's credentials, or are wrappings in which another address travels.
 */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { unbracketed } from './host.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Network = readonly [address: Address, prefix: number];

export interface AddressPolicy {
  /** Networks that are not public and allowed all the same. */
  readonly networks: readonly Network[];
  /** This machine itself. For tests, by code only: no setting leads here. */
  readonly allowLoopback: boolean;
  /** Addresses of this machine. Where they are public, what it keeps from others by a firewall would be open to itself; so they count as not public. */
  readonly own: () => readonly string[];
}

const networks = (texts: readonly string[]): readonly Network[] => texts.map((text) => ipaddr.parseCIDR(text));

const loopback = networks(['127.0.0.0/8', '::1/128']);
const never = networks([
  '0.0.0.0/8', // this network (RFC 1122)
  '169.254.0.0/16', // link-local (RFC 3927), metadata of most clouds
  '100.100.100.200/32', // metadata of Alibaba Cloud
  '168.63.129.16/32', // wire server of Azure
  '192.0.0.192/32', // metadata of Oracle Cloud
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  '::/96', // unspecified, IPv4-compatible (RFC 4291 2.5.5.1)
  '::ffff:0:0:0/96', // IPv4-translated (RFC 2765)
  '64:ff9b:1::/48', // NAT64 of a local prefix (RFC 8215)
  '100::/64', // discard (RFC 6666)
  '2001::/32', // Teredo (RFC 4380)
  '2002::/16', // 6to4 (RFC 3056)
  'fd00:ec2::/32', // metadata of AWS
  'fd20:ce::/32', // metadata of Google Cloud
  'fe80::/10', // link-local
  'ff00::/8', // multicast
]);
const globalUnicast = networks(['2000::/3']);
/** The last 32 bits are an IPv4 address that is really spoken to: mapped (RFC 4291) and NAT64 (RFC 6052). */
const carriers = networks(['::ffff:0:0/96', '64:ff9b::/96']);

const lies = (address: Address, within: readonly Network[]): boolean =>
  within.some(([network, prefix]) => address.kind() === network.kind() && address.match([network, prefix]));

/** ISATAP (RFC 5214): an IPv4 address in the interface part of any prefix. */
const isIsatap = (address: Address): boolean =>
  'parts' in address && (address.parts[4]! & 0xfdff) === 0 && address.parts[5] === 0x5efe && address.range() !== 'loopback';

/** Whether a literal address may be reached. What is no address, or has a zone (`%eth0`), may not. */
export function isAllowed(text: string, policy: AddressPolicy): boolean {
  if (isIP(text) === 0 || text.includes('%')) return false;
  const address = spokenTo(parse(text));
  if (lies(address, loopback)) return policy.allowLoopback;
  if (lies(address, never) || isIsatap(address)) return false;
  if (lies(address, policy.networks)) return true;
  const isPublic = address.range() === 'unicast' && (address.kind() === 'ipv4' || lies(address, globalUnicast));
  return isPublic && !policy.own().some((each) => isSameAddress(each, text));
}

/** Whether two literal addresses lead to the same place. */
export const isSameAddress = (one: string, other: string): boolean => spokenTo(parse(one)).toString() === spokenTo(parse(other)).toString();

/** By way of the spelling in hexadecimal: ipaddr.js takes `::1.2.3.4` for `::ffff:1.2.3.4`, which is another place. */
function parse(text: string): Address {
  return ipaddr.parse(isIP(text) === 6 ? unbracketed(new URL(`http://[${text}]`).hostname) : text);
}

function spokenTo(address: Address): Address {
  return lies(address, carriers) ? ipaddr.fromByteArray(address.toByteArray().slice(12)) : address;
}

/** Networks from the operator's text, separated by commas. Throws what is wrong, in words for the operator. */
export function monitorNetworksOf(text: string | undefined): readonly Network[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(networkOf);
}

function networkOf(text: string): Network {
  const wrong = (why: string): Error => new Error(`EVENKEEL_MONITOR_NETWORKS: "${text}" ${why}`);
  const [literal = '', prefix] = text.split('/');
  if (isIP(literal) === 0 || literal.includes('%') || (prefix !== undefined && !ipaddr.isValidCIDR(text)))
    throw wrong('is no network, such as 10.20.0.0/16 or fd12:3456::/32');
  if (prefix === undefined) throw wrong(`is one address; write ${text}/${isIP(text) === 4 ? 32 : 128}`);
  const [address, bits] = ipaddr.parseCIDR(text);
  const begin = address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text);
  if (begin.toString() !== address.toString()) throw wrong(`begins in the middle of its network; write ${begin.toString()}/${bits}`);
  if ([...never, ...loopback, ...carriers].some(([network, least]) => bits >= least && lies(begin, [[network, least]])))
    throw wrong('lies where monitors never go: this machine, link-local and metadata addresses, multicast, wrapped addresses');
  return [begin, bits];
}
