import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { test, type TestContext } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { makeEgresses, type Egress } from '#platform/server';
import { probeReasons, type DnsProbe, type HttpProbe, type ProbeSpec } from '#monitoring/rules';
import { certificateFor } from '../../../../test/support/certificate.ts';
import { startNameServer, type NameAnswer, type RecordKind } from '../../../../test/support/name-server.ts';
import { probe } from './index.ts';
import { valueAt } from './value-at.ts';

const embedded = { host: '/run/evenkeel' };
const egress = makeEgresses({ allowLoopback: true }, embedded).monitor;

/** State, reason and detail of one look. */
async function seen(spec: ProbeSpec, by: Egress = egress): Promise<readonly [string, string, string | null]> {
  const { state, reason, detail, milliseconds } = await probe(spec, by, new AbortController().signal);
  assert.ok(probeReasons.includes(reason), reason);
  assert.ok(milliseconds >= 0);
  return [state, reason, detail];
}

async function listen(context: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A web server, and a check of a path of it. */
async function site(context: TestContext, answer: RequestListener): Promise<(path: string, more?: Partial<HttpProbe>) => HttpProbe> {
  const port = await listen(context, createServer(answer));
  const usual = { kind: 'http', timeoutMs: 5000, verifyTls: true, followRedirects: false } as const;
  return (path, more) => ({ ...usual, url: `http://127.0.0.1:${port}${path}`, ...more });
}

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('a site is up while its status is an expected one', async (context) => {
  const check = await site(context, (request, response) => response.writeHead(Number(request.url!.slice(1))).end());
  assert.deepEqual(await seen(check('/204')), ['up', 'ok', '204']);
  assert.deepEqual(await seen(check('/503')), ['down', 'unexpected-status', '503']);
  assert.deepEqual(await seen(check('/302')), ['down', 'unexpected-status', '302']);
  assert.deepEqual(await seen(check('/401', { expectStatus: ['200-299', '401'] })), ['up', 'ok', '401']);
  assert.deepEqual(await seen(check('/200', { expectStatus: ['401'] })), ['down', 'unexpected-status', '200']);
  assert.deepEqual(await seen(check('/200', { expectStatus: [] })), ['up', 'ok', '200']);
});

test('the method of a check is the one that is asked with', async (context) => {
  const check = await site(context, (request, response) => response.writeHead(request.method === 'HEAD' ? 200 : 405).end());
  assert.deepEqual(await seen(check('/', { method: 'HEAD' })), ['up', 'ok', '200']);
  assert.deepEqual(await seen(check('/', { method: 'POST' })), ['down', 'unexpected-status', '405']);
});

test('a text must be in the body, or must not', async (context) => {
  const check = await site(context, (request, response) =>
    request.url === '/latin'
      ? response.writeHead(200, { 'content-type': 'text/html; charset=ISO-8859-1' }).end(Buffer.from('Störung', 'latin1'))
      : response.end('Anmeldung möglich'),
  );
  assert.deepEqual(await seen(check('/', { keyword: 'möglich' })), ['up', 'ok', '200']);
  assert.deepEqual(await seen(check('/', { keyword: 'unmöglich' })), ['down', 'keyword-missing', '200']);
  assert.deepEqual(await seen(check('/', { keyword: 'Fehler', keywordAbsent: true })), ['up', 'ok', '200']);
  assert.deepEqual(await seen(check('/latin', { keyword: 'Störung', keywordAbsent: true })), ['down', 'keyword-present', '200']);
});

test('a value of a JSON body is what it should be', async (context) => {
  const bodies: Record<string, string> = {
    '/health': '{"status":"ok","queue":{"depth":7,"a/b":[{"up":true}]}}',
    '/html': '<html>',
    '/secret': `{"status":"${'very long '.repeat(50)}"}`,
  };
  const check = await site(context, (request, response) => response.end(bodies[request.url!]));
  const value = (jsonPath: string, jsonExpected?: string) => seen(check('/health', { jsonPath, jsonExpected }));
  assert.deepEqual(await value('status', 'ok'), ['up', 'ok', 'ok']);
  assert.deepEqual(await value('/queue/depth', '7'), ['up', 'ok', '7']);
  assert.deepEqual(await value('/queue/a~1b/0/up', 'true'), ['up', 'ok', 'true']);
  assert.deepEqual(await value('queue.depth', '8'), ['down', 'json-differs', '7']);
  assert.deepEqual(await value('queue.length'), ['down', 'json-differs', null]);
  assert.deepEqual(await value('queue'), ['up', 'ok', '{"depth":7,"a/b":[{"up":true}]}']);
  assert.deepEqual(await seen(check('/html', { jsonPath: 'status' })), ['down', 'json-invalid', '200']);
  const [, , detail] = await seen(check('/secret', { jsonPath: 'status', jsonExpected: 'ok' }));
  assert.equal(detail!.length, 120);
});

test('a place in JSON leads to what is written there, never to what a value inherits', () => {
  const json = JSON.parse('{"a":{"":1,"b.c":2},"list":[10,20],"__proto__":3,"~":4}') as unknown;
  assert.deepEqual(
    ['/a/', '/a/b.c', 'list.1', '/list/01', 'list.length', 'constructor.name', '/a/toString', '__proto__', '/~0', '', 'a.x.y'].map((path) =>
      valueAt(json, path),
    ),
    [1, 2, 20, undefined, undefined, undefined, undefined, 3, 4, json, undefined],
  );
});

test('redirects are followed when the check says so, and not for ever', async (context) => {
  const check = await site(context, (request, response) =>
    request.url === '/end' ? response.end('there') : response.writeHead(302, { location: request.url === '/once' ? '/end' : '/' }).end(),
  );
  assert.deepEqual(await seen(check('/once', { followRedirects: true, keyword: 'there' })), ['up', 'ok', '200']);
  assert.deepEqual(await seen(check('/', { followRedirects: true })), ['down', 'too-many-redirects', null]);
});

test('a body is read as far as a check needs it, and no further than its limit', async (context) => {
  const check = await site(context, (_request, response) => response.end(Buffer.alloc(1_200_000, 'x')));
  assert.deepEqual(await seen(check('/')), ['up', 'ok', '200']);
  assert.deepEqual(await seen(check('/', { keyword: 'x' })), ['down', 'body-too-large', null]);
});

test('silence is a timeout, a closed port a refusal, another language a bad answer', async (context) => {
  const check = await site(context, () => {});
  assert.deepEqual(await seen(check('/', { timeoutMs: 150 })), ['down', 'timeout', null]);
  const closed = await freePort();
  assert.deepEqual(await seen(check('/', { url: `http://127.0.0.1:${closed}/` })), ['down', 'refused', 'ECONNREFUSED']);
  const mail = await listen(
    context,
    createTcpServer((socket) => socket.once('data', () => socket.end('554 no\r\n'))),
  );
  assert.deepEqual(await seen(check('/', { url: `http://127.0.0.1:${mail}/` })), ['down', 'bad-answer', null]);
});

test('a port is open, or it is not', async (context) => {
  const port = await listen(context, createTcpServer());
  const place = { kind: 'tcp', host: '127.0.0.1', timeoutMs: 5000 } as const;
  assert.deepEqual(await seen({ ...place, port }), ['up', 'ok', null]);
  assert.deepEqual(await seen({ ...place, port: await freePort() }), ['down', 'refused', 'ECONNREFUSED']);
});

test('a certificate is good, ends soon, has ended, or is not to be trusted', async (context) => {
  const certificates = {
    good: certificateFor(90, '127.0.0.1'),
    soon: certificateFor(10, '127.0.0.1'),
    over: certificateFor(-3, '127.0.0.1'),
    otherName: certificateFor(90, 'shop.example'),
  };
  const before = getCACertificates('default');
  setDefaultCACertificates(Object.values(certificates).map(({ cert }) => cert));
  context.after(() => setDefaultCACertificates(before));
  const stranger = certificateFor(90, '127.0.0.1');
  const look = async (certificate: typeof stranger) => {
    const port = await listen(
      context,
      createTlsServer(certificate, (_request, response) => response.end()),
    );
    const tls = await seen({ kind: 'tls', host: '127.0.0.1', port, warnDays: 14, timeoutMs: 5000 });
    const http = { kind: 'http', url: `https://127.0.0.1:${port}/`, timeoutMs: 5000, verifyTls: true, followRedirects: false } as const;
    return [...tls, (await seen(http))[1], (await seen({ ...http, verifyTls: false }))[1]];
  };
  assert.deepEqual(await look(certificates.good), ['up', 'ok', '89', 'ok', 'ok']);
  assert.deepEqual(await look(certificates.soon), ['warning', 'certificate-expires', '9', 'ok', 'ok']);
  assert.deepEqual(await look(certificates.over), ['down', 'certificate-expired', '-4', 'certificate-expired', 'ok']);
  assert.deepEqual(await look(certificates.otherName), [
    'down',
    'certificate-invalid',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'certificate-invalid',
    'ok',
  ]);
  assert.deepEqual(await look(stranger), ['down', 'certificate-invalid', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-invalid', 'ok']);
});

test('the end of a certificate is told by checks of sites and of certificates alike', async (context) => {
  const port = await listen(
    context,
    createTlsServer(certificateFor(20, '127.0.0.1'), (_request, response) => response.end()),
  );
  const { signal } = new AbortController();
  const ends = [
    await probe({ kind: 'tls', host: '127.0.0.1', port, warnDays: 14, timeoutMs: 5000 }, egress, signal),
    await probe(
      { kind: 'http', url: `https://127.0.0.1:${port}`, timeoutMs: 5000, verifyTls: false, followRedirects: false },
      egress,
      signal,
    ),
  ].map(({ certificateExpiresAt }) => certificateExpiresAt);
  assert.equal(new Set(ends).size, 1);
  assert.match(ends[0]!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
});

test('a name has the record that it should have', async (context) => {
  const zone: Partial<Record<RecordKind, NameAnswer>> = {
    A: [
      { type: 'A', value: '93.184.216.35' },
      { type: 'A', value: '93.184.216.34' },
    ],
    AAAA: [{ type: 'AAAA', value: '2606:2800::1' }],
    MX: [{ type: 'MX', value: 'Mail.Example' }],
    TXT: [{ type: 'TXT', value: 'v=spf1 -all' }],
    CNAME: 'no-such-name',
    NS: 'failure',
  };
  const names = await startNameServer((_name, type) => zone[type!]!);
  context.after(() => names.stop());
  const by = makeEgresses({ nameServers: [names.address] }, embedded).monitor;
  const look = (recordType: DnsProbe['recordType'], expected?: string) =>
    seen({ kind: 'dns', host: 'example.org', recordType, expected, timeoutMs: 10_000 }, by);
  assert.deepEqual(await look('A', '93.184.216.34'), ['up', 'ok', '93.184.216.34, 93.184.216.35']);
  assert.deepEqual(await look('A', '93.184.216.36'), ['down', 'answer-differs', '93.184.216.34, 93.184.216.35']);
  assert.deepEqual(await look('AAAA', '2606:2800:0:0:0:0:0:1'), ['up', 'ok', '2606:2800::1']);
  assert.deepEqual(await look('MX', 'mail.example.'), ['up', 'ok', 'Mail.Example']);
  assert.deepEqual(await look('TXT', 'v=spf1 -ALL'), ['down', 'answer-differs', 'v=spf1 -all']);
  assert.deepEqual(await look('TXT'), ['up', 'ok', 'v=spf1 -all']);
  assert.deepEqual(await look('CNAME'), ['down', 'name-not-found', 'ENOTFOUND']);
  assert.deepEqual(await look('NS'), ['down', 'name-service-failed', 'ESERVFAIL']);
});

test('an echo comes back where the machine can send one, and it says so where it cannot', async () => {
  const canPing = spawnSync('ping', ['-n', '-c', '1', '127.0.0.1']).status === 0;
  const [state, reason] = await seen({ kind: 'ping', host: '127.0.0.1', timeoutMs: 5000 });
  assert.deepEqual([state, reason], canPing ? ['up', 'ok'] : ['blind', 'ping-not-available']);
});

test('what may not be asked is told in one way by every kind of check', async (context) => {
  const port = await listen(context, createTcpServer());
  const by = makeEgresses({}, embedded).monitor;
  const patience = { timeoutMs: 5000 };
  const specs: ProbeSpec[] = [
    { kind: 'http', url: `http://127.0.0.1:${port}`, verifyTls: true, followRedirects: true, ...patience },
    { kind: 'tcp', host: '127.0.0.1', port, ...patience },
    { kind: 'tls', host: 'localhost', port, warnDays: 14, ...patience },
    { kind: 'ping', host: '0x7f.1', ...patience },
  ];
  for (const spec of specs) assert.deepEqual(await seen(spec, by), ['blind', 'forbidden-address', null]);
  assert.deepEqual(await seen({ kind: 'http', url: 'file:///etc/passwd', verifyTls: true, followRedirects: false, ...patience }, by), [
    'blind',
    'forbidden-url',
    null,
  ]);
});

test('a look that nobody waits for any longer has no result', async (context) => {
  const check = await site(context, () => {});
  const control = new AbortController();
  const look = probe(check('/'), egress, control.signal);
  control.abort(new Error('the server stops'));
  await assert.rejects(look, /the server stops/);
});
