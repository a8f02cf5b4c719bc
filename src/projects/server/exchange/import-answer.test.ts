/** A file becomes a project: reported first, brought whole or not at all, taken back by one undo, and out again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignment, createTask, project, projectOverview, task, type ImportAnswer } from '#projects/rules';
import { calendar, calendarException, createCalendarException, removeCalendarException } from '#calendar/rules';
import { skill } from '#people/rules';
import { testServer, type Member } from '../../../../test/support/server.ts';

const server = await testServer();
const { manager, member } = server.members;

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
  <Title>Move the mail</Title><StartDate>2026-11-23T08:00:00</StartDate><ScheduleFromStart>1</ScheduleFromStart><CalendarUID>1</CalendarUID>
  <Calendars><Calendar><UID>1</UID><Name>Office</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
    ${[2, 3, 4, 5, 6].map((day) => `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`).join('')}
  </WeekDays></Calendar></Calendars>
  <Tasks>
    <Task><UID>1</UID><ID>1</ID><Name>Count the boxes</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat></Task>
    <Task><UID>2</UID><ID>2</ID><Name>Move them</Name><OutlineLevel>1</OutlineLevel><Duration>PT24H0M0S</Duration><DurationFormat>7</DurationFormat>
      <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
  </Tasks>
</Project>`;

async function send(
  who: Member,
  body: string | Uint8Array,
  query: string,
): Promise<{ status: number; sequence: string | null; answer: ImportAnswer & { code?: string } }> {
  const response = await fetch(`${server.url}/api/v1/project-imports?${query}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    body: body as string,
  });
  return { status: response.status, sequence: response.headers.get('evenkeel-sequence'), answer: (await response.json()) as never };
}
const projects = async () => (await manager.client.list(project)).items.length;

test('a dry run says what would come and keeps nothing', async () => {
  const { status, answer } = await send(manager, xml, 'format=mspdi');
  assert.deepEqual(
    [status, answer.isDone, answer.project?.name, answer.coming['tasks'], answer.coming['links']],
    [200, false, 'Move the mail', 2, 1],
  );
  assert.equal(await projects(), 0);
});

test('the import (import-project in the journal) brings all of it, and one undo takes all of it away', async () => {
  const { answer, sequence } = await send(manager, xml, 'format=mspdi&dryRun=false&key=MAIL');
  assert.deepEqual([answer.isDone, answer.project?.key], [true, 'MAIL']);
  const tasks = (await manager.client.list(task, { projectId: answer.project!.id })).items;
  assert.deepEqual(tasks.map((each) => [each.name, each.durationMinutes]).toSorted(), [
    ['Count the boxes', 960],
    ['Move them', 1440],
  ]);
  assert.equal((await send(manager, xml, 'format=mspdi&dryRun=false&key=MAIL')).status, 409);
  const office = (await manager.client.all(calendar)).find((each) => each.name === 'Office')!;
  for (const [name, startsOn] of [
    ['Christmas', '2026-12-25'],
    ['New Year', '2027-01-01'],
  ] as const)
    await manager.client.do(createCalendarException, { calendarId: office.id, name, startsOn, endsOn: startsOn });
  const out = await fetch(`${server.url}/api/v1/projects/${answer.project!.id}/export?format=mspdi`, { headers: member.headers });
  const back = await send(manager, await out.text(), 'format=mspdi&key=AGAIN');
  assert.deepEqual([back.answer.coming['tasks'], back.answer.coming['links']], [2, 1]);
  // The calendar that comes back unchanged is the one that is here.
  assert.deepEqual([back.answer.coming['calendars'], back.answer.coming['exceptions']], [0, 0]);
  for (const { id, version } of await manager.client.all(calendarException, { calendarId: office.id }))
    await manager.client.do(removeCalendarException, { id }, { version });
  // With other hours it is another one.
  const other = await send(manager, xml.replace('17:00:00', '16:00:00'), 'format=mspdi&key=OTHER');
  assert.deepEqual([other.answer.coming['calendars'], other.answer.coming['exceptions']], [1, 0]);
  await manager.client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal(await projects(), 0);
});

test('a table of tasks comes too, as CSV', async () => {
  const { answer } = await send(
    manager,
    'Name;Dauer;Vorgänger\nKabel ziehen;2 Tage;\nAnschließen;1 Tag;1\n',
    'format=csv&dryRun=false&name=Kabel&key=KAB',
  );
  assert.deepEqual([answer.isDone, answer.coming['tasks'], answer.coming['links']], [true, 2, 1]);
  const sheet = await fetch(`${server.url}/api/v1/projects/${answer.project!.id}/export?format=xlsx`, { headers: manager.headers });
  assert.equal(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  );
});

test('what a project writes as CSV comes in again with numbers, outline, progress, links and people, and a new task gets the next number', async () => {
  const first = await send(
    manager,
    'ID,Level,Name,Duration,% complete,Predecessors,Resource\n3,1,Phase,,,,\n5,2,Dig,2d,50,,Asha\n9,2,Fill,3d,,5FS+1d,Asha; Ben [50%]\n',
    'format=csv&dryRun=false&fileName=Garden%20plan.csv',
  );
  assert.deepEqual([first.answer.project?.name, first.answer.remarks.map((each) => each.code)], ['Garden plan', ['start-missing']]);
  const told = async (projectId: string) => {
    const tasks = (await manager.client.list(task, { projectId, limit: 50 })).items.toSorted((one, other) => one.number - other.number);
    const held = (await manager.client.list(assignment, { projectId, limit: 50 })).items;
    return tasks.map((each) => [
      each.number,
      each.name,
      tasks.find((other) => other.id === each.parentId)?.number,
      each.percentComplete,
      tasks.some((other) => other.parentId === each.id) ? null : each.durationMinutes,
      held
        .filter((one) => one.taskId === each.id)
        .map((one) => one.unitsPerMille)
        .toSorted(),
    ]);
  };
  const before = await told(first.answer.project!.id);
  assert.deepEqual(
    before.map(([number, , parent]) => [number, parent]),
    [
      [3, undefined],
      [5, 3],
      [9, 3],
    ],
  );
  // Dates are written as soon as they are computed.
  while ((await manager.client.see(projectOverview, {})).items.some((each) => each.tasks > 0 && each.finishAt === null))
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  const out = await fetch(`${server.url}/api/v1/projects/${first.answer.project!.id}/export?format=csv`, { headers: manager.headers });
  const again = await send(manager, await out.text(), 'format=csv&dryRun=false&fileName=again.csv');
  assert.deepEqual(
    again.answer.remarks.filter((each) => each.severity !== 'note'),
    [],
  );
  assert.deepEqual([again.answer.coming['links'], await told(again.answer.project!.id)], [1, before]);
  const { data: added } = await manager.client.do(createTask, { projectId: again.answer.project!.id, name: 'Water' });
  assert.equal(added.number, 10);
});

test('columns are told as they were understood, and mean what one says that they mean', async () => {
  const body = 'what,who knows\nDig,2d\n';
  const guessed = await send(manager, body, 'format=csv');
  assert.deepEqual([guessed.answer.coming['tasks'], guessed.answer.remarks[0]?.code], [0, 'column-missing']);
  assert.deepEqual(guessed.answer.columns, [
    { header: 'what', sample: 'Dig', meaning: null },
    { header: 'who knows', sample: '2d', meaning: null },
  ]);
  const said = await send(manager, body, 'format=csv&columns=name,duration');
  assert.deepEqual([said.answer.coming['tasks'], said.answer.columns?.map((each) => each.meaning)], [1, ['name', 'duration']]);
  assert.equal((await send(manager, body, 'format=csv&columns=name,colour')).status, 400);
});

test('a generic resource becomes a team, or a skill that is asked for; either way it is told', async () => {
  const generic = xml.replace(
    '</Project>',
    '<Resources><Resource><UID>1</UID><ID>1</ID><Name>Electrician</Name><Type>1</Type><IsGeneric>1</IsGeneric></Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units></Assignment></Assignments></Project>',
  );
  const asTeam = await send(manager, generic, 'format=mspdi');
  assert.deepEqual([asTeam.answer.generic, asTeam.answer.coming['teams'], asTeam.answer.coming['skills']], [1, 1, 0]);
  const asSkill = await send(manager, generic, 'format=mspdi&dryRun=false&generic=skill&key=GEN');
  assert.ok(asSkill.answer.remarks.some((each) => each.code === 'becomes-skill'));
  const [made] = (await manager.client.list(skill, { q: 'Electrician' })).items;
  const [held] = (await manager.client.list(assignment, { projectId: asSkill.answer.project!.id })).items;
  assert.deepEqual([held!.skillId, held!.teamId, held!.personId], [made!.id, null, null]);
});

test('what is no project file is refused with its reason, and nothing is kept', async () => {
  const before = await projects();
  for (const [body, query] of [
    ['', 'format=mspdi&dryRun=false'],
    ['<Project', 'format=mspdi&dryRun=false'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><Project>&a;</Project>', 'format=mspdi&dryRun=false'],
    ['PK not a zip', 'format=xlsx&dryRun=false'],
  ] as const) {
    const { status, answer } = await send(manager, body, query);
    assert.ok(status === 400 || status === 422, `${status} for ${body.slice(0, 20)}`);
    assert.ok(answer.code);
  }
  assert.equal(await projects(), before);
  assert.equal((await send(member, xml, 'format=mspdi&dryRun=false')).status, 403);
});

test('who comes is told by name; what is called like a role is taken for one until somebody says otherwise', async () => {
  const resource = (uid: number, name: string) => `<Resource><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><Type>1</Type></Resource>`;
  const assigned = (uid: number) => `<Assignment><UID>${uid}</UID><TaskUID>1</TaskUID><ResourceUID>${uid}</ResourceUID></Assignment>`;
  const roles = xml.replace(
    '</Project>',
    `<Resources>${resource(1, 'Analyst')}${resource(2, 'Wilma Hartog')}</Resources><Assignments>${assigned(1)}${assigned(2)}</Assignments></Project>`,
  );
  const guessed = await send(manager, roles, 'format=mspdi&generic=skill');
  assert.deepEqual(guessed.answer.newcomers, [
    { uid: 1, name: 'Analyst', isNobody: true },
    { uid: 2, name: 'Wilma Hartog', isNobody: false },
  ]);
  assert.deepEqual([guessed.answer.coming['people'], guessed.answer.coming['skills'], guessed.answer.generic], [1, 1, 1]);
  const said = await send(manager, roles, 'format=mspdi&nobody=2');
  assert.deepEqual([said.answer.coming['people'], said.answer.coming['teams']], [1, 1]);
  assert.deepEqual(
    said.answer.newcomers.map((each) => each.isNobody),
    [false, true],
  );
  assert.equal((await send(manager, roles, 'format=mspdi&nobody=')).answer.coming['people'], 2);
});
