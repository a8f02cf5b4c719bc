/**
 * Names of hosts. First the machine's own file of hosts, then its name servers, asked in our own time-outs; the system's way, which knows
 * search domains too but holds a thread of the whole program while it waits, only for what these do not know, two at a time.
 */
import { lookup, Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { abortable } from './abortable.ts';
import { EgressFailure } from './failure.ts';

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TXT' | 'NS';

export interface Names {
  /** All addresses of a name. */
  addresses(name: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Records as text, in the order of the alphabet. */
  records(name: string, type: RecordType, signal: AbortSignal): Promise<readonly string[]>;
}

const isUnknown = (error: unknown): boolean => ['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes((error as { code?: string }).code ?? '');

const failureOf = (error: unknown): EgressFailure =>
  new EgressFailure(isUnknown(error) ? 'name-not-found' : 'name-service-failed', (error as { code?: string }).code ?? null);

/** `nameServers` (`127.0.0.1:5353`) instead of those of the machine, and then nothing else. */
export function makeNames(nameServers?: readonly string[]): Names {
  /** A resolver of its own for each question: it reads the machine's settings as they are now, and can be stopped alone. */
  async function ask<T>(signal: AbortSignal, question: (resolver: Resolver) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const resolver = new Resolver({ timeout: 2000, tries: 2 });
    if (nameServers) resolver.setServers([...nameServers]);
    const stop = () => resolver.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await question(resolver);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    async addresses(name, signal) {
      if (/(^|\.)localhost\.?$/.test(name)) return ['127.0.0.1', '::1'];
      const own = nameServers ? [] : await addressesInHostsFile(name);
      if (own.length > 0) return own;
      const answers = await ask(signal, (resolver) => Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]));
      signal.throwIfAborted();
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      if (found.length > 0) return found;
      const errors = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      const telling = errors.find((error) => !isUnknown(error));
      if (telling !== undefined) throw failureOf(telling);
      if (nameServers) throw failureOf(errors[0]);
      return abortable(systemAddresses(name, signal), signal);
    },
    async records(name, type, signal) {
      try {
        return (await ask(signal, (resolver) => recordsOf(resolver, name, type))).toSorted();
      } catch (error) {
        signal.throwIfAborted();
        throw failureOf(error);
      }
    },
  };
}

async function recordsOf(resolver: Resolver, name: string, type: RecordType): Promise<readonly string[]> {
  if (type === 'A') return resolver.resolve4(name);
  if (type === 'AAAA') return resolver.resolve6(name);
  if (type === 'CNAME') return resolver.resolveCname(name);
  if (type === 'NS') return resolver.resolveNs(name);
  if (type === 'MX') return (await resolver.resolveMx(name)).map(({ exchange }) => exchange);
  return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
}

const hostsFile = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';

async function addressesInHostsFile(name: string): Promise<readonly string[]> {
  const text = await readFile(hostsFile, 'utf8').catch(() => '');
  const wanted = name.replace(/\.$/, '').toLowerCase();
  return text.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return isIP(address) !== 0 && names.some((each) => each.toLowerCase() === wanted) ? [address] : [];
  });
}

let free = 2;
const waiting: (() => void)[] = [];

function giveBack(): void {
  const first = waiting.shift();
  if (first) first();
  else free++;
}

async function systemAddresses(name: string, signal: AbortSignal): Promise<readonly string[]> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    signal.throwIfAborted();
    return (await lookup(name, { all: true })).map(({ address }) => address);
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error);
  } finally {
    giveBack();
  }
}
