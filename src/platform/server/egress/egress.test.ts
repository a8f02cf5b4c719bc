import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { test, type TestContext } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { certificateFor } from '../../../../test/support/certificate.ts';
import { startNameServer, type NameRecord } from '../../../../test/support/name-server.ts';
import { certificateExpiryOf } from './certificate.ts';
import { makeEgresses, type EgressSettings } from './egresses.ts';
import { EgressFailure } from './failure.ts';
import type { HttpRequest } from './http-exchange.ts';

const embedded = { host: '/run/evenkeel' };
const egressOf = (settings: EgressSettings = { allowLoopback: true }) => makeEgresses(settings, embedded).public;

async function listen(context: TestContext, server: Server, host = '127.0.0.1'): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  context.after(async () => {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const serve = async (context: TestContext, answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(context, createServer(answer))}`;

const asking = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({ url, timeoutMs: 5000, maxBytes: 100_000, ...more });

/** How a call fails. */
async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof EgressFailure) return error.kind;
    throw error;
  }
  return 'it went through';
}

test('a request brings status, headers and body', async (context) => {
  const url = await serve(context, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.writeHead(202, { 'x-method': request.method }).end(`got ${Buffer.concat(chunks).toString()}`));
  });
  const answer = await egressOf().request(asking(`${url}/hook?a=1`, { method: 'POST', body: 'alarm' }));
  assert.deepEqual(
    [answer.status, answer.headers['x-method'], answer.body.toString(), answer.url],
    [202, 'POST', 'got alarm', `${url}/hook?a=1`],
  );
});

test('each request has a connection of its own, and none is left', async (context) => {
  const server = createServer((_request, response) => response.end('ok'));
  const sockets: boolean[] = [];
  server.on('connection', (socket) => sockets.push(socket.once('close', () => sockets.pop()) !== null));
  let connections = 0;
  server.on('connection', () => connections++);
  const url = `http://127.0.0.1:${await listen(context, server)}`;
  for (let i = 0; i < 3; i++) await egressOf().request(asking(url));
  while (sockets.length > 0) await new Promise(setImmediate);
  assert.equal(connections, 3);
});

test('a caller’s headers go along, but none that would name another host or frame the request anew', async (context) => {
  let got: IncomingMessage['headers'] = {};
  const url = await serve(context, (request, response) => {
    got = request.headers;
    response.end();
  });
  await egressOf().request(asking(url, { headers: { 'X-Evenkeel': 'yes', Host: 'metadata.internal', 'Transfer-Encoding': 'chunked' } }));
  assert.equal(got['x-evenkeel'], 'yes');
  assert.equal(`http://${got.host}`, url);
  assert.equal(got['transfer-encoding'], undefined);
});

test('a packed body is unpacked; one packed twice, broken or unknown is a bad answer', async (context) => {
  const text = 'all is well '.repeat(100);
  const bodies: Record<string, [string, Buffer]> = {
    '/gzip': ['gzip', gzipSync(text)],
    '/deflate': ['deflate', deflateSync(text)],
    '/br': ['br', brotliCompressSync(text)],
    '/twice': ['gzip, gzip', gzipSync(gzipSync(text))],
    '/broken': ['gzip', Buffer.from('no gzip at all')],
    '/cut': ['gzip', gzipSync(text).subarray(0, 30)],
    '/unknown': ['zip', Buffer.from(text)],
  };
  const url = await serve(context, (request, response) => {
    const [coding, body] = bodies[request.url!]!;
    response.writeHead(200, { 'content-encoding': coding }).end(body);
  });
  for (const path of ['/gzip', '/deflate', '/br']) assert.equal((await egressOf().request(asking(url + path))).body.toString(), text);
  for (const path of ['/twice', '/broken', '/cut', '/unknown'])
    assert.equal(await failureOf(egressOf().request(asking(url + path))), 'bad-answer');
});

test('a body ends at its limit: as it comes, as it unpacks, and when it never ends', async (context) => {
  const url = await serve(context, (request, response) => {
    if (request.url === '/long') return response.end(Buffer.alloc(200_000));
    if (request.url === '/bomb') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
    const more = () => {
      if (!response.destroyed) response.write(Buffer.alloc(10_000), () => setImmediate(more));
    };
    more();
    return undefined;
  });
  for (const path of ['/long', '/bomb', '/endless'])
    assert.equal(await failureOf(egressOf().request(asking(url + path))), 'body-too-large');
  assert.equal((await egressOf().request(asking(`${url}/endless`, { maxBytes: 0 }))).status, 200);
});

test('headers end at their limit', async (context) => {
  const url = await serve(context, (_request, response) => {
    response.writeHead(200, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`x-${i}`, 'x'.repeat(100)]))).end();
  });
  assert.equal(await failureOf(egressOf().request(asking(url))), 'bad-answer');
});

test('time runs out over everything: silence after connecting, headers that never end, a body by drops', async (context) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const path = data.toString().split(' ')[1];
      if (path === '/silence') return;
      socket.write(path === '/drops' ? 'HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n' : 'HTTP/1.1 200 OK\r\n');
      const drop = setInterval(() => socket.write(path === '/drops' ? 'x' : 'x: y\r\n'), 20);
      socket.once('close', () => clearInterval(drop));
    });
  });
  const url = `http://127.0.0.1:${await listen(context, server)}`;
  for (const path of ['/silence', '/headers', '/drops'])
    assert.equal(await failureOf(egressOf().request(asking(url + path, { timeoutMs: 200 }))), 'timeout');
});

test('whoever no longer wants to know is told their own reason', async (context) => {
  const url = await serve(context, () => {});
  const control = new AbortController();
  const call = egressOf().request(asking(url, { signal: control.signal }));
  control.abort(new Error('the server stops'));
  await assert.rejects(call, /the server stops/);
});

test('redirects are followed only when asked for, at most three, and each kind repeats what it should', async (context) => {
  const seen: string[] = [];
  const url = await serve(context, (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const [, code, left] = /^\/(\d+)\/(\d+)$/.exec(request.url!) ?? [];
    if (code === undefined || left === '0') return response.end('there');
    return response.writeHead(Number(code), { location: `/${code}/${Number(left) - 1}` }).end('never read');
  });
  const egress = egressOf();
  assert.equal((await egress.request(asking(`${url}/302/1`))).status, 302);
  assert.equal((await egress.request(asking(`${url}/302/3`, { redirects: 3 }))).body.toString(), 'there');
  assert.equal(await failureOf(egress.request(asking(`${url}/302/4`, { redirects: 9 }))), 'too-many-redirects');
  for (const [code, method] of [
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ] as const) {
    seen.length = 0;
    await egress.request(asking(`${url}/${code}/1`, { redirects: 1, method: 'POST', body: 'x' }));
    assert.deepEqual(seen, [`POST /${code}/1`, `${method} /${code}/0`]);
  }
});

test('secrets stay with the host they were meant for', async (context) => {
  let got: IncomingMessage['headers'] = {};
  const other = await serve(context, (request, response) => {
    got = request.headers;
    response.end();
  });
  const url = await serve(context, (_request, response) => response.writeHead(307, { location: other }).end());
  await egressOf().request(
    asking(url, { redirects: 1, headers: { Authorization: 'Bearer secret', 'X-Api-Key': 'secret', Accept: 'text/plain' } }),
  );
  assert.equal(got.accept, 'text/plain');
  assert.doesNotMatch(JSON.stringify(got), /secret/);
});

test('TLS holds: a good certificate under its name, and each fault by its kind', async (context) => {
  const egress = egressOf();
  const at = async (days: number, ...names: string[]): Promise<string> => {
    const server = createTlsServer(certificateFor(days, ...names), (_request, response) => response.end('ok'));
    return `https://127.0.0.1:${await listen(context, server)}`;
  };
  assert.equal(await failureOf(egress.request(asking(await at(30, '127.0.0.1')))), 'certificate-invalid');
  assert.equal(await failureOf(egress.request(asking(await at(-1, '127.0.0.1')))), 'certificate-expired');
  const answer = await egress.request(asking(await at(30, 'other.example'), { verifyTls: false }));
  assert.equal(answer.body.toString(), 'ok');
  assert.ok(Math.abs(Date.parse(answer.certificateExpiresAt!) - Date.now() - 30 * 86_400_000) < 60_000);
  const plain = await serve(context, (_request, response) => response.end());
  assert.equal(await failureOf(egress.request(asking(plain.replace('http:', 'https:')))), 'tls-failed');
});

test('a name keeps its name in TLS although the connection goes to the checked address', async (context) => {
  const names = await startNameServer((_name, type) => (type === 'A' ? [{ type: 'A', value: '127.0.0.1' }] : []));
  context.after(() => names.stop());
  const asked: string[] = [];
  const server = createTlsServer({ ...certificateFor(30, 'shop.example'), SNICallback: (name, done) => (asked.push(name), done(null)) });
  const port = await listen(context, server);
  const egress = egressOf({ allowLoopback: true, nameServers: [names.address] });
  const socket = await egress.connectTls({ host: 'SHOP.example.', port, verify: false, timeoutMs: 5000 });
  assert.deepEqual(asked, ['shop.example']);
  assert.equal(socket.authorizationError as unknown, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  assert.notEqual(certificateExpiryOf(socket), null);
  socket.destroy();
});

test('a connection that stands, one that is refused, and one that is not HTTP', async (context) => {
  const server = createTcpServer((socket) => socket.on('error', () => {}).once('data', () => socket.end('220 mail ready\r\n')));
  const port = await listen(context, server);
  const egress = egressOf();
  const socket = await egress.connect({ host: '127.0.0.1', port, timeoutMs: 5000 });
  assert.equal(socket.remotePort, port);
  socket.destroy();
  assert.equal(await failureOf(egress.request(asking(`http://127.0.0.1:${port}`))), 'bad-answer');
  server.close();
  await once(server, 'close');
  assert.equal(await failureOf(egress.connect({ host: '127.0.0.1', port, timeoutMs: 5000 })), 'refused');
});

test('a name that resolves differently the second time is looked up once, and reached where it was checked', async (context) => {
  let looked = 0;
  const names = await startNameServer((_name, type) =>
    type === 'A' ? [{ type: 'A', value: looked++ === 0 ? '127.0.0.1' : '127.0.0.9' }] : [],
  );
  context.after(() => names.stop());
  let reached: string | undefined;
  const port = await listen(
    context,
    createServer((request, response) => {
      reached = request.socket.localAddress;
      response.end();
    }),
    '0.0.0.0',
  );
  await egressOf({ allowLoopback: true, nameServers: [names.address] }).request(asking(`http://rebinding.example:${port}`));
  assert.deepEqual([looked, reached], [1, '127.0.0.1']);
});

test('one forbidden address among the answers forbids the name', async (context) => {
  const records: NameRecord[] = [
    { type: 'A', value: '127.0.0.1' },
    { type: 'A', value: '10.0.0.1' },
  ];
  const names = await startNameServer((_name, type) => (type === 'A' ? records : []));
  context.after(() => names.stop());
  const egress = egressOf({ allowLoopback: true, nameServers: [names.address] });
  assert.equal(await failureOf(egress.request(asking('http://mixed.example/'))), 'forbidden-address');
  assert.equal(await failureOf(egress.records({ host: 'mixed.example', type: 'A', timeoutMs: 5000 })), 'forbidden-address');
});

test('what the name service says is told apart from what it does not say', async (context) => {
  const names = await startNameServer((name) =>
    name === 'broken.example' ? 'failure' : name === 'silent.example' ? 'silence' : 'no-such-name',
  );
  context.after(() => names.stop());
  const { connect } = egressOf({ allowLoopback: true, nameServers: [names.address] });
  assert.equal(await failureOf(connect({ host: 'nowhere.example', port: 80, timeoutMs: 5000 })), 'name-not-found');
  assert.equal(await failureOf(connect({ host: 'broken.example', port: 80, timeoutMs: 20_000 })), 'name-service-failed');
  assert.equal(await failureOf(connect({ host: 'silent.example', port: 80, timeoutMs: 200 })), 'timeout');
});

test('the machine’s own names are known without a name server', async (context) => {
  const url = await serve(context, (_request, response) => response.end('here'));
  assert.equal((await egressOf().request(asking(url.replace('127.0.0.1', 'localhost')))).body.toString(), 'here');
  assert.equal(await failureOf(egressOf({}).request(asking(url.replace('127.0.0.1', 'localhost')))), 'forbidden-url');
  assert.equal(await failureOf(egressOf({}).request(asking('http://localhost/'))), 'forbidden-address');
});

test('a forbidden address is told alike whether it answers, refuses or is silent', async (context) => {
  const open = await listen(
    context,
    createServer((_request, response) => response.end('secret')),
  );
  const { monitor } = makeEgresses({}, embedded);
  const told = new Set<string>();
  for (const target of [`http://127.0.0.1:${open}`, 'http://127.0.0.1:1', 'http://10.255.255.1', 'http://169.254.169.254/latest/meta-data'])
    try {
      await monitor.request(asking(target));
    } catch (error) {
      told.add(JSON.stringify([error instanceof EgressFailure, (error as Error).message, (error as EgressFailure).detail]));
    }
  assert.deepEqual([...told], ['[true,"forbidden-address",null]']);
});

test('the database is nobody’s to ask, in the operator’s networks or elsewhere', async (context) => {
  const port = await listen(context, createTcpServer());
  const place = { host: '127.0.0.1', port, timeoutMs: 5000 };
  const settings = { allowLoopback: true };
  for (const database of [
    { host: '127.0.0.1', port },
    { host: 'localhost', port },
    { connectionString: `postgresql://a:b@127.0.0.1:${port}/c` },
    { host: 'unknown.invalid', port },
  ])
    assert.equal(await failureOf(makeEgresses(settings, database).monitor.connect(place)), 'forbidden-address');
  const socket = await makeEgresses(settings, { host: '127.0.0.1', port: 1 }).monitor.connect(place);
  socket.destroy();
});

test('members’ addresses go to the ports of HTTP, checks to every port', async () => {
  const { public: open, monitor } = makeEgresses({}, embedded);
  assert.equal(await failureOf(open.request(asking('http://10.0.0.1:5432'))), 'forbidden-url');
  assert.equal(await failureOf(monitor.request(asking('http://10.0.0.1:5432'))), 'forbidden-address');
});

test('records come as text, and only for names', async (context) => {
  const records: Record<string, NameRecord[]> = {
    MX: [{ type: 'MX', value: 'mail.example' }],
    TXT: [{ type: 'TXT', value: 'v=spf1 -all' }],
    NS: [
      { type: 'NS', value: 'ns2.example' },
      { type: 'NS', value: 'ns1.example' },
    ],
    CNAME: [{ type: 'CNAME', value: 'cdn.example' }],
    AAAA: [{ type: 'AAAA', value: '2606:2800::1' }],
    A: [{ type: 'A', value: '93.184.216.34' }],
  };
  const names = await startNameServer((_name, type) => records[type!] ?? []);
  context.after(() => names.stop());
  const egress = egressOf({ nameServers: [names.address] });
  const of = (type: 'A' | 'AAAA' | 'MX' | 'TXT' | 'NS' | 'CNAME') => egress.records({ host: 'example.org', type, timeoutMs: 5000 });
  assert.deepEqual(await of('MX'), ['mail.example']);
  assert.deepEqual(await of('TXT'), ['v=spf1 -all']);
  assert.deepEqual(await of('NS'), ['ns1.example', 'ns2.example']);
  assert.deepEqual(await of('CNAME'), ['cdn.example']);
  assert.deepEqual([await of('A'), await of('AAAA')], [['93.184.216.34'], ['2606:2800::1']]);
  assert.equal(await failureOf(egress.records({ host: '93.184.216.34', type: 'A', timeoutMs: 5000 })), 'forbidden-url');
});

test('an error after the connection stood does not end the program', async (context) => {
  const server = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const port = await listen(context, server);
  const socket = await egressOf().connect({ host: '127.0.0.1', port, timeoutMs: 5000 });
  socket.write('go away');
  await new Promise((resolve) => socket.once('close', resolve));
  assert.equal(socket.errored && 'code' in socket.errored && socket.errored.code, 'ECONNRESET');
});
