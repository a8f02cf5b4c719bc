/** A whole server whose members have monitors look where nobody may go; who is met is written down. Run by `inOwnNetwork`. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { createMonitor, monitorBoard, tryMonitor } from '#monitoring/rules';
import { createService } from '#operations/rules';
import { Problem, type Deed } from '#platform/kit';
import { testServer } from '../../support/server.ts';
import { plainAddress, startHostileNames } from './outgoing-names.ts';
import { literals, localNames, names, public4, redirects, urlOf } from './outgoing-vectors.ts';

const [file, where] = process.argv.slice(2);
const isAlone = where === 'alone';
const met: string[] = [];
const listener = createServer((request, response) => {
  const to = new URL(request.url!, 'http://here').searchParams.get('to');
  response.writeHead(to === null ? 200 : 302, to === null ? {} : { location: to.replace(/[^ -~]/g, encodeURIComponent) }).end('reached');
});
listener.on('connection', (socket) => met.push(plainAddress(socket.localAddress)));
listener.listen(0, isAlone ? '::' : '127.0.0.1');
await once(listener, 'listening');
const { port } = listener.address() as AddressInfo;
const nameServer = await startHostileNames();
const server = await testServer({ egress: { nameServers: [nameServer.address] } });
after(async () => {
  await nameServer.stop();
  listener.closeAllConnections();
  listener.close();
});

/** Settings of a monitor that looks at a host, each kind in its turn. */
const kinds = ['http', 'tcp', 'tls', 'ping'] as const;
const settingsFor = (host: string, turn: number): object => {
  const kind = kinds[turn % kinds.length]!;
  if (kind === 'http') return { kind, url: urlOf(host, port), verifyTls: false, keyword: 'reached' };
  return kind === 'ping' ? { kind, host } : { kind, host, port };
};

test('monitors', async () => {
  const { client } = server.members.owner;
  const service = (await client.do(createService as Deed, { key: 'SHOP', name: 'Shop' } as never)).data as { id: string };
  const hosts = [
    ...literals.filter((_, i) => i % 13 === 0).map(({ host }) => host),
    ...localNames,
    ...[...names.keys()].filter((_, i) => i % 6 === 0),
  ];
  const settings = [
    ...hosts.map(settingsFor),
    ...(isAlone
      ? redirects(port)
          .filter((_, i) => i % 13 === 0)
          .map(({ url }) => ({ kind: 'http', url }))
      : []),
  ];
  const made: string[] = [];
  const refusedAtOnce: string[] = [];
  const usual = { serviceId: service.id, tries: 10, intervalSeconds: 3600, retrySeconds: 3600 };
  for (const [i, each] of settings.entries())
    try {
      made.push(
        ((await client.do(createMonitor as Deed, { ...usual, name: `Monitor ${i}`, settings: each } as never)).data as { id: string }).id,
      );
    } catch (error) {
      refusedAtOnce.push(error instanceof Problem ? error.details.code : String(error));
    }
  const { data: trial } = await client.call<{ reason: string }>(tryMonitor.method, tryMonitor.path, {
    settings: { kind: 'http', url: `http://127.1:${port}/` },
  });
  for (;;) {
    const { items } = await client.see(monitorBoard, {});
    if (items.every(({ checkedAt }) => checkedAt !== null)) {
      const told: Record<string, number> = {};
      for (const { reason } of items) told[reason ?? 'nothing'] = (told[reason ?? 'nothing'] ?? 0) + 1;
      const details = [...new Set(items.map(({ detail }) => detail))];
      const forbiddenMet = met.filter((address) => !isAlone || (address !== public4 && address !== '2606:2800::1'));
      writeFileSync(
        file!,
        JSON.stringify({
          monitors: made.length,
          refusedAtOnce: refusedAtOnce.length,
          refusals: [...new Set(refusedAtOnce)],
          told,
          details,
          trial: trial.reason,
          met: met.length,
          forbiddenMet,
        }),
      );
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
