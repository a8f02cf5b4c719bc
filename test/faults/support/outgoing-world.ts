/**
 * Everything that goes out, tried against a listener that writes down where it was met; the kernel counts the connections that were begun.
 * Run by `inOwnNetwork`: where it could not make a network of its own, only this machine's addresses lead to the listener, so only
 * what needs no public address is tried.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fetch as plainFetch, Agent } from 'undici';
import type { ProbeSpec } from '#monitoring/rules';
import { EgressFailure } from '#platform/server';
import { monitorNetworksOf } from '../../../src/platform/server/egress/address-policy.ts';
import { makeEgress, type Egress } from '../../../src/platform/server/egress/egress.ts';
import { makeNames } from '../../../src/platform/server/egress/names.ts';
import { probe } from '../../../src/monitoring/server/probes/index.ts';
import { plainAddress, startHostileNames } from './outgoing-names.ts';
import { literals, localNames, names, oddUrls, public4, public6, rebinding, redirects, urlOf } from './outgoing-vectors.ts';

const [file, where] = process.argv.slice(2);
const isAlone = where === 'alone';
const operatorsHost = '10.20.0.5';
const mayBeMet = new Set(isAlone ? [public4, public6, '93.184.216.35', operatorsHost] : []);

const met: string[] = [];
const hostile = hostileAnswers();
const listener = createServer({ connectionsCheckingInterval: 60_000 }, (request, response) => {
  const url = new URL(request.url!, 'http://here');
  if (url.pathname === '/send')
    response
      .writeHead(Number(url.searchParams.get('code')), { location: url.searchParams.get('to')!.replace(/[^ -~]/g, encodeURIComponent) })
      .end();
  else (hostile[url.pathname] ?? ((answer) => answer.end('reached')))(response);
});
listener.on('connection', (socket) => {
  met.push(plainAddress(socket.localAddress));
  socket.on('error', () => {});
});
listener.listen(0, isAlone ? '::' : '127.0.0.1');
await once(listener, 'listening');
const { port } = listener.address() as AddressInfo;

const nameServer = await startHostileNames();

// Whatever would be sent as an echo is written down by a `ping` of ours.
const tools = mkdtempSync(join(tmpdir(), 'evenkeel-outgoing-'));
const pinged = join(tools, 'pinged');
writeFileSync(pinged, '');
writeFileSync(join(tools, 'ping'), `#!/bin/sh\nfor last; do :; done\necho "$last" >> ${pinged}\necho "time=1.0 ms"\n`);
chmodSync(join(tools, 'ping'), 0o755);
process.env['PATH'] = `${tools}:${process.env['PATH']}`;

const shared = { names: makeNames([nameServer.address]), ports: new Set([port, 443]), isOwn: () => Promise.resolve(false) };
const open = makeEgress({ ...shared, policy: { networks: [], allowLoopback: false, own: () => [] } });
const monitor = makeEgress({
  ...shared,
  ports: null,
  policy: { networks: monitorNetworksOf('10.20.0.0/16'), allowLoopback: false, own: () => [] },
});

const told: Record<string, number> = {};
const surprises: string[] = [];
let tried = 0;

/** Tries a way out, which must end as one of the kinds says. */
async function refused(what: string, kinds: readonly string[], attempt: () => Promise<unknown>): Promise<void> {
  tried++;
  const before = met.length;
  let end: string;
  try {
    const result = await attempt();
    end = typeof result === 'string' ? result : 'it went through';
  } catch (error) {
    end = error instanceof EgressFailure ? error.kind : `${(error as Error).name}: ${(error as Error).message}`;
    if (error instanceof EgressFailure && end.startsWith('forbidden') && error.detail !== null)
      surprises.push(`${what}: tells ${error.detail}`);
  }
  told[end] = (told[end] ?? 0) + 1;
  if (!kinds.includes(end)) surprises.push(`${what}: ${end}`);
  for (const address of met.slice(before)) if (!mayBeMet.has(address)) surprises.push(`${what}: met at ${address}`);
}

const timeoutMs = 10_000;
const forbidden = ['forbidden-address', 'forbidden-url'];
const request = (egress: Egress, url: string, more: { redirects?: number; method?: 'POST' } = {}) =>
  egress.request({ url, timeoutMs, maxBytes: 1000, ...more });
const look = async (spec: ProbeSpec): Promise<string> => (await probe(spec, monitor, new AbortController().signal)).reason;

/** Every way out to one host. */
async function allWaysTo(kind: string, host: string, isName: boolean): Promise<void> {
  const place = { host, port, timeoutMs };
  const url = urlOf(host, port);
  const what = (way: string): string => `${way} of ${host} (${kind})`;
  await refused(what('request'), forbidden, () => request(open, url));
  await refused(what('monitor’s request'), forbidden, () => request(monitor, url));
  await refused(what('connection'), forbidden, async () => (await monitor.connect(place)).destroy());
  await refused(what('TLS connection'), forbidden, async () => (await open.connectTls({ ...place, verify: false })).destroy());
  await refused(what('echo'), forbidden, () => monitor.ping({ host, timeoutMs }));
  if (isName && !kind.includes('family') && !/mapped|nat64|compatible|IPv6/.test(kind))
    await refused(what('records'), forbidden, () => monitor.records({ host, type: 'A', timeoutMs }));
  await refused(what('http probe'), forbidden, () =>
    look({ kind: 'http', url, timeoutMs, verifyTls: false, followRedirects: true, keyword: 'x' }),
  );
  await refused(what('tcp probe'), forbidden, () => look({ kind: 'tcp', ...place }));
  await refused(what('tls probe'), forbidden, () => look({ kind: 'tls', ...place, warnDays: 1 }));
  await refused(what('ping probe'), forbidden, () => look({ kind: 'ping', host, timeoutMs }));
}

const begun = performance.now();
for (const { kind, host } of literals) await allWaysTo(kind, host, false);
for (const host of localNames) await allWaysTo('local name', host, false);
for (const [host, { kind }] of names) await allWaysTo(kind, host, true);
for (const url of oddUrls(port))
  if (isAlone || !url.includes(public4))
    await refused(`request of ${JSON.stringify(url)}`, forbidden, () => request(open, url, { redirects: 3 }));

const vectors = {
  literals: literals.length + localNames.length,
  names: names.size,
  urls: oddUrls(port).length,
  rebinding: 0,
  redirects: 0,
  bodies: 0,
};
let rss = 0;
if (isAlone) {
  const ways = redirects(port);
  vectors.redirects = ways.length;
  for (const { kind, url } of ways) {
    await refused(`${kind} to ${url}`, forbidden, () => request(open, url, { redirects: 3 }));
    // Checks may ask every port of a public address.
    if (!url.includes('%3A25%2F') && !url.includes('%253A25%252F'))
      await refused(`${kind} to ${url}, POST`, forbidden, () => request(monitor, url, { redirects: 3, method: 'POST' }));
  }
  vectors.rebinding = rebinding.size;
  for (const [name] of rebinding) {
    await refused(`${name}, first`, ['reached'], async () => (await request(open, urlOf(name, port))).body.toString());
    await refused(`${name}, then`, ['forbidden-address'], () => request(open, urlOf(name, port)));
  }
  await refused('the operator’s network, by members', ['forbidden-address'], () => request(open, urlOf(operatorsHost, port)));
  await refused('the operator’s network, by checks', ['reached'], async () =>
    (await request(monitor, urlOf(operatorsHost, port))).body.toString(),
  );
  await refused('a public address, IPv6', ['reached'], async () => (await request(open, urlOf(public6, port))).body.toString());
  await refused('an echo of a public address', ['1'], async () => String(await monitor.ping({ host: public4, timeoutMs })));

  const before = process.memoryUsage().rss;
  vectors.bodies = Object.keys(hostile).length;
  const isEndless = (path: string): boolean => path === '/redirect-for-ever';
  const ends = ['timeout', 'body-too-large', 'bad-answer', 'connection-broken'];
  const ask = (path: string, egress: Egress) => () =>
    egress.request({
      url: `http://${public4}:${port}${path}`,
      timeoutMs: isEndless(path) ? timeoutMs : 800,
      maxBytes: 100_000,
      redirects: 3,
    });
  const both = Object.keys(hostile).flatMap((path) =>
    [open, monitor].map((egress) => refused(`body ${path}`, isEndless(path) ? ['too-many-redirects'] : ends, ask(path, egress))),
  );
  await Promise.all(both);
  rss = process.memoryUsage().rss - before;
}
const milliseconds = Math.round(performance.now() - begun);
const attempts = { begun: isAlone ? connectionsBegun() : met.length, met: met.length };
const forbiddenMet = met.filter((address) => !mayBeMet.has(address));
const echoes = readFileSync(pinged, 'utf8').split('\n').filter(Boolean);

// The other way round: without the guard, and with one in the look-up alone, the same listener is met where it should not be.
const naive = met.length;
const lookupOnly = new Agent({ connect: { lookup: (_host, _options, done) => (done as (error: Error) => void)(new Error('forbidden')) } });
for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '::1'])
  for (const dispatcher of [new Agent(), lookupOnly])
    await plainFetch(urlOf(host, port), { dispatcher }).then(
      (answer) => answer.text(),
      () => '',
    );
const control = met.slice(naive).length;

writeFileSync(
  file!,
  JSON.stringify({
    tried,
    vectors,
    told,
    surprises: surprises.slice(0, 30),
    surprising: surprises.length,
    forbiddenMet,
    attempts,
    echoes,
    rss,
    control,
    milliseconds,
  }),
);
rmSync(tools, { recursive: true, force: true });
process.exit(0);

/** `ActiveOpens` of the kernel: every connection that was begun here, whether it came about or not. */
function connectionsBegun(): number {
  const [head, values] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Tcp:'))
    .map((line) => line.split(' '));
  return Number(values![head!.indexOf('ActiveOpens')]);
}

/** Answers of servers that mean no good. */
function hostileAnswers(): Readonly<Record<string, (response: ServerResponse) => unknown>> {
  const bomb = gzipSync(Buffer.alloc(30_000_000), { level: 1 });
  const brotliBomb = brotliCompressSync(Buffer.alloc(20_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const drip = (response: ServerResponse, text: string, every: number) => {
    const timer = setInterval(() => response.socket?.write(text), every);
    response.socket?.once('close', () => clearInterval(timer));
  };
  const flood = (response: ServerResponse, chunk: Buffer) => {
    const more = () => void (response.destroyed || response.write(chunk, () => setImmediate(more)));
    more();
  };
  return {
    '/silence': () => {},
    '/head-without-end': (response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      drip(response, 'x: y\r\n', 5);
    },
    '/long-head': (response) => response.socket?.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`),
    '/continue-for-ever': (response) => drip(response, 'HTTP/1.1 100 Continue\r\n\r\n', 1),
    '/drops': (response) => {
      response.writeHead(200, { 'content-length': 1000 }).flushHeaders();
      drip(response, 'x', 20);
    },
    '/flood': (response) => flood(response, Buffer.alloc(64_000)),
    '/length-lies': (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nfour'),
    '/two-lengths': (response) => response.socket?.write('HTTP/1.1 200 OK\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nfour!'),
    '/chunk-lies': (response) => response.socket?.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\nx'),
    '/gzip-bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    '/gzip-bomb-within': (response) => response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(bomb)),
    '/br-bomb': (response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliBomb),
    '/gzip-flood': (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      flood(response, bomb.subarray(0, 64_000));
    },
    '/redirect-for-ever': (response) => response.writeHead(302, { location: '/redirect-for-ever' }).end(),
    '/not-http': (response) => response.socket?.end('220 mail ready\r\n'),
  };
}
