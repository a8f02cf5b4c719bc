/** For tests: a server with a project on a working calendar, and somebody in every role. */
import { createCalendar } from '#calendar/rules';
import type { Client } from '#platform/kit';
import { createProject, type Project } from '#projects/rules';
import { testServer, type TestServer } from '../support/server.ts';

export interface RunningProjects extends TestServer {
  readonly owner: Client;
  readonly calendarId: string;
  readonly project: Project;
}

const day = [
  [480, 720],
  [780, 1020],
];

export async function runningProjects(): Promise<RunningProjects> {
  const server = await testServer();
  const owner = server.members.owner.client;
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
  const { data: calendar } = await owner.do(createCalendar, { name: 'Office hours', week, zone: 'Europe/Berlin' } as never);
  const { data: project } = await owner.do(createProject, {
    key: 'ERP',
    name: 'ERP cut-over',
    calendarId: calendar.id,
    startAt: '2026-03-02T07:00:00Z',
    status: 'active',
  });
  return { ...server, owner, calendarId: calendar.id, project };
}
