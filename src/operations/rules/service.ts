/** What the business buys from the department without knowing what it runs on: mail, payroll, the shop. */
import { z } from 'zod';
import { line, prose, reference, thing, type Row } from '#platform/kit';
import { operationsStaff } from './who-may.ts';

export const serviceStatuses = ['planned', 'live', 'retired'] as const;

/** Minutes on the clock within which something is to be back; at most a year. */
export const recoveryMinutes = () => z.int().min(0).max(527_040);

export const service = thing({
  name: 'service',
  plural: 'services',
  room: 'operations',
  about: 'What the department runs for others: its tier, who answers for it, when it is to work and how fast it has to be back.',
  schema: z.strictObject({
    /** Short name by which it is known in lists, alerts and files; also by which an import finds it again. */
    key: z
      .string()
      .trim()
      .regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'is two to twenty capital letters, digits or hyphens, beginning with a letter'),
    name: line(120),
    /** What it does, for those who use it. */
    purpose: prose(4000).default(''),
    /** 1: the business stands still without it; 4: it can wait. */
    tier: z.int().min(1).max(4).default(3),
    status: z.enum(serviceStatuses).default('live'),
    ownerId: reference().nullable().default(null),
    teamId: reference().nullable().default(null),
    /** The hours in which it is promised; without one it is promised around the clock. */
    calendarId: reference().nullable().default(null),
    /** Recovery time objective: after a failure it has to be back within so many minutes. */
    rtoMinutes: recoveryMinutes().nullable().default(null),
    /** Recovery point objective: data of at most so many minutes may be lost. */
    rpoMinutes: recoveryMinutes().nullable().default(null),
    /** How long it takes to bring it back once all that it needs is there again. */
    restoreMinutes: recoveryMinutes().nullable().default(null),
  }),
  title: 'name',
  references: { ownerId: 'person', teamId: 'team', calendarId: 'calendar' },
  searchable: ['key', 'name', 'purpose'],
  sortable: ['key', 'name', 'tier', 'status', 'rtoMinutes', 'rpoMinutes'],
  filterable: ['key', 'tier', 'status', 'ownerId', 'teamId', 'calendarId'],
  owner: 'ownerId',
  mayRead: { ...operationsStaff, own: true },
});
export type Service = Row<typeof service>;
