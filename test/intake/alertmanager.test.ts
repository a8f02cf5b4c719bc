/**
 * A real Prometheus Alertmanager, where there is one, sends to a real server over the loopback: it fires, repeats, resolves, cuts its groups
 * short, and sends again what was not taken. CI installs it (scripts/alertmanager.mjs); set ALERTMANAGER to name another.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { alert, alertDecision, createAlertSource, incident } from '#incidents/rules';
import { createService } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { findAlertmanager } from '../../scripts/alertmanager.mjs';
import { testServer } from '../support/server.ts';

const program = findAlertmanager();

test('CI has a real Alertmanager to run', () => assert.ok(program !== undefined || !process.env['CI']));

if (program) {
  const server = await testServer();
  const { client } = server.members.manager;
  const made = async (deed: unknown, fields: Readonly<Record<string, unknown>>) =>
    (await client.do(deed as Deed, fields)).data as unknown as { id: string; token: string };
  const shop = await made(createService, { key: 'CHECKOUT', name: 'Checkout', tier: 1 });
  const source = await made(createAlertSource, { name: 'Alertmanager', kind: 'alertmanager', leastSeverity: 2 });

  /** Refuses the first two messages of the group that asks for it, as an overloaded server would. */
  const refused: number[] = [];
  const between = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = Buffer.concat(chunks);
        if (body.includes('"alertname":"Flaky"') && refused.length < 2) {
          refused.push(503);
          return response.writeHead(503).end();
        }
        void fetch(`${server.url}/api/v1/intake/${source.token}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }).then(
          async (answer) => response.writeHead(answer.status).end(await answer.text()),
          () => response.writeHead(502).end(),
        );
      });
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));

  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-alertmanager-'));
  const hook = (more = '') => `[{ url: 'http://127.0.0.1:${(between.address() as AddressInfo).port}/', send_resolved: true${more} }]`;
  writeFileSync(
    join(directory, 'alertmanager.yml'),
    `route: { receiver: all, group_by: [alertname], group_wait: 300ms, group_interval: 1s, repeat_interval: 2s, routes: [{ matchers: ['team="cut"'], receiver: cut }] }
receivers:
  - { name: all, webhook_configs: ${hook()} }
  - { name: cut, webhook_configs: ${hook(', max_alerts: 2')} }
`,
  );
  const port = await freePort();
  const running = spawn(
    program,
    [
      `--config.file=${directory}/alertmanager.yml`,
      `--storage.path=${directory}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  after(async () => {
    running.kill();
    between.closeAllConnections();
    between.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const api = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${api}/-/ready`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await sleep(50);

  const began = new Date(Date.now() - 30_000).toISOString();
  async function tell(name: string, instances: readonly string[], more: { endsAt?: string; labels?: object } = {}): Promise<void> {
    const body = instances.map((instance) => ({
      labels: { alertname: name, instance, service: 'checkout', severity: 'critical', ...more.labels },
      annotations: { summary: `${name} on ${instance}` },
      startsAt: began,
      ...(more.endsAt ? { endsAt: more.endsAt } : {}),
    }));
    const answer = await fetch(`${api}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, await answer.text());
  }
  const alertsLike = async (name: string) =>
    (await client.list(alert, { q: name, limit: 50 })).items.filter((each) => each.title.startsWith(name));
  /** Asks again until it is so: Alertmanager takes its time, and a test that waits for ever ends by the runner's own limit. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await sleep(100);
  }
  const states = async (name: string) => (await alertsLike(name)).map((each) => each.state).toSorted();
  const incidentById = async (id: string) => (await client.list(incident, { limit: 50 })).items.find((each) => each.id === id)!;

  test('what fires opens one incident on its service, is repeated without another, and resolves it when all of it is over', async () => {
    await tell('HighErrorRate', ['pod-1', 'pod-2']);
    await until(async () => (await states('HighErrorRate')).length === 2);
    const [first, second] = await alertsLike('HighErrorRate');
    assert.equal(first!.serviceId, shop.id);
    assert.equal(first!.incidentId, second!.incidentId);
    // repeat_interval sends the same again; within a minute that is a second sending, told and not counted.
    await until(async () => (await client.list(alertDecision, { rule: 'same-message-again', alertId: first!.id })).items.length > 0);
    await tell('HighErrorRate', ['pod-2'], { endsAt: new Date().toISOString() });
    await until(async () => (await states('HighErrorRate')).join() === 'closed,open');
    assert.equal((await incidentById(first!.incidentId!)).status, 'new');
    await tell('HighErrorRate', ['pod-1'], { endsAt: new Date().toISOString() });
    await until(async () => (await states('HighErrorRate')).join() === 'closed,closed');
    assert.equal((await incidentById(first!.incidentId!)).status, 'resolved');
    assert.equal((await alertsLike('HighErrorRate')).length, 2);
  });

  test('a group that is cut short resolves nothing that it does not name', async () => {
    const hosts = ['h1', 'h2', 'h3', 'h4'];
    await tell('DiskFull', hosts, { labels: { team: 'cut' } });
    await until(async () => (await states('DiskFull')).length === 2);
    const named = await alertsLike('DiskFull');
    assert.ok(named.every((each) => each.isPartial && each.state === 'open'));
    const decided = async () => (await client.list(alertDecision, { alertId: named[0]!.id, limit: 100 })).items.length;
    const before = await decided();
    await until(async () => (await decided()) > before + 1);
    assert.deepEqual(await states('DiskFull'), ['open', 'open']);
    // The two that were named last are over; what was never named was never known.
    await tell('DiskFull', hosts, { labels: { team: 'cut' }, endsAt: new Date().toISOString() });
    await until(async () => (await states('DiskFull')).filter((state) => state === 'closed').length >= 2);
    for (const each of await alertsLike('DiskFull')) if (each.state === 'open') assert.ok(each.isPartial);
  });

  test('what was refused with 503 is sent again, and opens one alert', async () => {
    await tell('Flaky', ['x']);
    await until(async () => (await states('Flaky')).length > 0);
    assert.deepEqual(refused, [503, 503]);
    assert.deepEqual(await states('Flaky'), ['open']);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}
