import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createTarget,
  historyMapping,
  removeHistoryMapping,
  reportIncident,
  resolveIncident,
  incident,
  incidentBacklog,
  incidentMeasureRecords,
  incidentMeasures,
  incidentPast,
  incidentVolume,
  type HistoryImport,
} from '#incidents/rules';
import { createService, service } from '#operations/rules';
import { createTeam, team } from '#people/rules';
import { testServer, type Member } from '../../../../test/support/server.ts';

const server = await testServer();
const { manager, member } = server.members;
const { client } = manager;
await client.do(createTeam, { name: 'Service desk' } as never);
await client.do(createService, { key: 'MAIL', name: 'Mail' });

async function send(body: string, query = '', who: Member = manager) {
  const response = await fetch(`${server.url}/api/v1/incident-imports?format=csv&${query}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'text/csv' },
    body,
  });
  return {
    status: response.status,
    sequence: Number(response.headers.get('evenkeel-sequence')),
    body: (await response.json()) as HistoryImport & { readonly code?: string },
  };
}
const told = ({ body }: { readonly body: HistoryImport }): string =>
  `${body.isDone ? 'done' : 'dry'} +${body.added} ~${body.changed} =${body.unchanged} of ${body.events}`;

/** As ServiceNow writes them: a row for every event, `?` for nothing, the day first. */
const log = `number,incident_state,reassignment_count,reopen_count,sys_mod_count,made_sla,opened_at,sys_updated_at,category,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,problem_id,resolved_at,closed_at
INC1,New,0,0,0,true,29/3/2026 01:30,29/3/2026 01:40,Mail,MAIL,1 - High,2 - Medium,2 - High,Service desk,?,?,29/3/2026 05:30,31/3/2026 09:00
INC1,Awaiting User Info,1,0,2,true,29/3/2026 01:30,29/3/2026 04:00,Mail,MAIL,1 - High,2 - Medium,2 - High,Mail team,Ruth,?,29/3/2026 05:30,31/3/2026 09:00
INC1,Active,1,0,1,true,29/3/2026 01:30,29/3/2026 03:30,Mail,MAIL,1 - High,2 - Medium,2 - High,Mail team,Ruth,?,29/3/2026 05:30,31/3/2026 09:00
INC1,Closed,1,0,3,false,29/3/2026 01:30,31/3/2026 09:00,Mail,MAIL,1 - High,2 - Medium,2 - High,Mail team,Ruth,PRB1,29/3/2026 05:30,31/3/2026 09:00
INC2,New,0,0,0,true,30/3/2026 08:00,30/3/2026 08:00,Print,LPT,3 - Low,3 - Low,4 - Low,?,?,?,?,?
INC2,-100,0,0,1,true,30/3/2026 08:00,30/3/2026 08:20,Print,LPT,3 - Low,3 - Low,4 - Low,?,?,?,?,?
,Closed,0,0,1,true,30/3/2026 08:00,30/3/2026 08:20,Print,LPT,3 - Low,3 - Low,4 - Low,?,?,?,?,?
INC3,New,0,0,0,true,the other day,?,Print,?,3 - Low,3 - Low,4 - Low,?,?,?,?,?
`;

test('a log of events is told row by row before anything is kept', async () => {
  const answer = await send(log, 'zone=Europe/Berlin');
  assert.equal(told(answer), 'dry +2 ~0 =0 of 7');
  assert.deepEqual(answer.body.newTeams, ['Mail team']);
  assert.equal(answer.body.dateOrder, 'day-first');
  assert.deepEqual(
    answer.body.remarks.map(({ code, row, name }) => [code, row, name]),
    [
      ['titles-missing', undefined, ''],
      ['number-missing', 8, ''],
      ['state-unknown', 7, 'INC2'],
      ['comes-open', 6, 'INC2'],
      ['not-understood', 9, 'INC3'],
      ['not-placed', 9, 'INC3'],
      ['service-unknown', undefined, 'LPT'],
      ['teams-come', undefined, ''],
    ],
  );
  assert.equal((await client.all(incident)).length, 0);
});

test('an import keeps every event in its order, the times on the clocks of the place; the same file again changes nothing', async () => {
  const answer = await send(log, 'zone=Europe/Berlin&dryRun=false');
  assert.equal(told(answer), 'done +2 ~0 =0 of 7');
  const [mail, print] = (await client.all(incident)).toSorted((one, other) => one.number - other.number);
  const teams = new Map((await client.all(team)).map(({ id, name }) => [id, name]));
  const [knownService] = await client.all(service);
  assert.ok(mail && print && knownService);
  assert.deepEqual(
    [mail.externalId, mail.status, mail.source, mail.serviceId, teams.get(mail.teamId!), mail.impact, mail.urgency, mail.priority],
    ['INC1', 'closed', 'import', knownService.id, 'Mail team', 1, 2, 2],
  );
  // At half past one it is still winter time, at half past three summer time.
  assert.deepEqual(
    [mail.openedAt, mail.acknowledgedAt, mail.resolvedAt, mail.closedAt],
    ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-29T03:30:00.000Z', '2026-03-31T07:00:00.000Z'],
  );
  assert.deepEqual([print.status, print.closedAt, print.teamId], ['new', null, null]);
  const [past] = await client.all(incidentPast, { incidentId: mail.id });
  assert.deepEqual(
    past!.moments.map(({ status, teamId, person }) => [status, teamId && teams.get(teamId), person]),
    [
      ['new', 'Service desk', undefined],
      ['in-progress', 'Mail team', 'Ruth'],
      ['on-hold', undefined, undefined],
      ['closed', undefined, undefined],
    ],
  );
  assert.deepEqual([past!.isPromiseKept, past!.problem, past!.category], [false, 'PRB1', 'Mail']);
  assert.equal(told(await send(log, 'zone=Europe/Berlin&dryRun=false')), 'done +0 ~0 =2 of 7');
  const later = `${log}INC2,Closed,0,0,2,true,30/3/2026 08:00,1/4/2026 08:00,Print,LPT,3 - Low,3 - Low,4 - Low,?,?,?,?,1/4/2026 08:00\n`;
  assert.equal(told(await send(later, 'zone=Europe/Berlin&dryRun=false')), 'done +0 ~1 =1 of 8');
  assert.deepEqual((await client.all(incident, { status: 'closed' })).map(({ externalId }) => externalId).toSorted(), ['INC1', 'INC2']);
});

test('measures tell what came, with the records behind each figure', async () => {
  const { items } = await client.see(incidentMeasures, { by: 'none', zone: 'Europe/Berlin' });
  const [all] = items;
  assert.ok(all);
  assert.deepEqual([all.opened, all.ended, all.touches, all.withProblem, all.firstContact], [2, 2, 7, 1, 1]);
  assert.deepEqual(all.promise, { kept: 1, decided: 2 });
  assert.deepEqual(all.times.resolve, { count: 1, mean: 180, median: 180, p90: 180, negative: 0 });
  const byTeam = await client.see(incidentMeasures, { by: 'team' });
  assert.deepEqual(
    byTeam.items.map(({ name, opened }) => [name, opened]),
    [
      ['', 1],
      ['Mail team', 1],
    ],
  );
  const behind = await client.see(incidentMeasureRecords, { measure: 'promise' });
  assert.deepEqual(
    behind.items.map(({ title, value }) => [title, value]),
    [
      ['Mail', 0],
      ['Print', 1],
    ],
  );
  const volume = await client.see(incidentVolume, { step: 'day', zone: 'Europe/Berlin', from: '2026-03-29', to: '2026-03-29' });
  assert.deepEqual(volume, { total: 1, items: [{ key: '2026-03-29', count: 1 }] });
  const backlog = await client.see(incidentBacklog, { from: '2026-03-30', to: '2026-04-05', zone: 'Europe/Berlin' });
  assert.deepEqual(
    backlog.items.map(({ on, open }) => [on, open]),
    [['2026-03-30', 0]],
  );
  await assert.rejects(client.see(incidentMeasures, { from: '2026-03-30', to: '2026-03-01' }), /from lies after to/);
});

test('a table without the columns that matter, a file that is none, and somebody who may not are refused in words', async () => {
  const without = await send('Farbe,Form\nrot,rund\n');
  assert.deepEqual(
    without.body.remarks.map(({ code, field }) => [code, field]),
    [
      ['column-missing', 'number'],
      ['column-missing', 'openedAt'],
    ],
  );
  assert.equal((await send('')).body.code, 'empty-file');
  assert.equal((await send(log, 'zone=Mars/Olympus')).status, 400);
  assert.equal((await send(log, 'dryRun=false', member)).status, 403);
});

test('what would spoil measures does not come, and what was guessed is told with its row and field', async () => {
  const table = `Number,Title,Opened,Resolved,Closed,Priority,State,Floor
T1,Nothing prints,2026-05-04 08:00,2026-05-03 10:00,,2,Resolved,3
T2,,2026-05-04 08:00,2026-05-04 10:00,2026-05-04 09:00,9,Closed,3
T3,Screen is black,2026-05-04 08:00,,,3,New,4
T3,Mouse is lost,2026-05-05 08:00,,,3,New,4
`;
  const { body } = await send(table);
  assert.equal(told({ body }), 'dry +2 ~0 =0 of 4');
  assert.deepEqual(
    body.remarks.map(({ severity, code, row, field, values }) => [severity, code, row, field, values?.['text'] ?? values?.['count']]),
    [
      ['note', 'columns-unused', undefined, '', 'Floor'],
      ['left-out', 'ends-before-opened', 2, 'resolvedAt', '2026-05-03 10:00'],
      ['amended', 'title-missing', 3, 'title', 'T2'],
      ['amended', 'grade-unknown', 3, 'priority', '9'],
      ['note', 'closed-before-resolved', 3, 'closedAt', '2026-05-04 09:00'],
      ['amended', 'same-number', 4, 'number', '4, 5'],
      ['note', 'comes-open', 4, 'state', body.remarks.at(-1)?.values?.['count']],
    ],
  );
});

test('an incident that came is found by the number that it had', async () => {
  await send('Number,Title,Opened,Closed\nHD-00412,The scanner hums,2026-05-04 08:00,2026-05-04 09:00\n', 'dryRun=false');
  const { data } = await client.call<{ items: { thing: string; title: string }[] }>('GET', '/search?q=hd-00412');
  assert.deepEqual(
    data.items.map(({ thing, title }) => [thing, title]),
    [['incident', 'The scanner hums']],
  );
});

test('which column holds what is remembered for a table with the same header, until it is forgotten', async () => {
  const table = 'Ref;What;When\nA1;Screen is black;2026-05-04 08:00\n'.replaceAll(';', ',');
  assert.equal((await send(table)).body.remarks[0]?.code, 'column-missing');
  const mapping = 'mapping=number:0,title:1,openedAt:2';
  assert.equal(told(await send(table, mapping)), 'dry +1 ~0 =0 of 1');
  assert.deepEqual(await client.all(historyMapping), [], 'a dry run remembers nothing');
  const { sequence } = await send(table, `${mapping}&dryRun=false`);
  const next = await send(table.replace('A1', 'A2'));
  assert.equal(told(next), 'dry +1 ~0 =0 of 1');
  assert.deepEqual(
    next.body.remarks.map(({ code }) => code),
    ['mapping-remembered', 'comes-open'],
  );
  const otherwise = await send(table, 'mapping=number:1,openedAt:2&dryRun=false');
  assert.deepEqual(
    (await client.all(historyMapping)).map((each) => each.columns),
    [{ number: 1, openedAt: 2 }],
  );
  for (const number of [otherwise.sequence, sequence]) await client.call('POST', `/journal/${number}/undo`, {});
  assert.deepEqual(await client.all(historyMapping), [], 'it came with the import, and goes with it');
  await send(table, `${mapping}&dryRun=false`);
  const [kept] = await client.all(historyMapping);
  await client.do(removeHistoryMapping, { id: kept!.id } as never, { version: kept!.version });
  assert.equal((await send(table)).body.remarks[0]?.code, 'column-missing');
});

test('one undo takes back what an import brought, teams and all', async () => {
  const before = (await client.all(team)).length;
  const { sequence } = await send(
    'Nummer;Eröffnet;Stand;Gruppe\nAlt-9;3.2.2026 08:00;gelöst;Neue Gruppe\n',
    'dryRun=false&zone=Europe/Berlin',
  );
  const [brought] = await client.all(incident, { externalId: 'Alt-9' });
  assert.deepEqual(
    [brought?.status, brought?.openedAt, (await client.all(team)).length],
    ['resolved', '2026-02-03T07:00:00.000Z', before + 1],
  );
  const { data: history } = await client.call<{ items: { sequence: number; deed: string }[] }>('GET', '/journal?limit=5');
  assert.equal(history.items.find((entry) => entry.sequence === sequence)?.deed, 'import-incidents');
  await client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await client.all(incident, { externalId: 'Alt-9' })).length, 0);
  assert.equal((await client.all(team)).length, before);
});

test('a promise of our own is told by its targets: kept when it was over in time, nothing while that is open', async () => {
  await client.do(createTarget, {
    name: 'Critical ones within the hour',
    kind: 'resolution',
    priority: 1,
    minutes: 60,
    isAroundTheClock: true,
  } as never);
  const promised = async () => (await client.see(incidentMeasures, { priority: 1 } as never)).items[0]!.promise;
  const { data: reported } = await client.do(reportIncident, { title: 'The shop is down', impact: 1, urgency: 1 } as never);
  assert.deepEqual(await promised(), { kept: 0, decided: 0 });
  await client.do(resolveIncident, { id: reported.id, code: 'fixed', resolution: 'Restarted' } as never);
  assert.deepEqual(await promised(), { kept: 1, decided: 1 });
});
