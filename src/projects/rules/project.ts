/** A project: work with an end, planned as one network on one calendar. It is the scope in which people have roles. */
import { z } from 'zod';
import { instant, line, minutes, prose, reference, staff, thing, zone, type Row } from '#platform/kit';

export const projectStatuses = ['proposed', 'planned', 'active', 'on-hold', 'done', 'cancelled'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

/** How this project's plan is reckoned; the defaults are Microsoft Project's. */
export const planOptions = z.strictObject({
  /** What "1 day" means where somebody types a duration. */
  minutesPerDay: z.int().min(1).max(1440).default(480),
  minutesPerWeek: z.int().min(1).max(10_080).default(2400),
  daysPerMonth: z.int().min(1).max(31).default(20),
  /** A dated constraint rules over links. */
  constraintsRule: z.boolean().default(true),
  /** A task is critical when its total slack is at most this. */
  criticalSlackMinutes: minutes().default(0),
  manyCriticalPaths: z.boolean().default(false),
  lagCalendar: z.enum(['successor', 'predecessor', 'project', 'elapsed']).default('successor'),
  outOfSequence: z.enum(['retained', 'override']).default('retained'),
});
export type PlanningOptions = z.output<typeof planOptions>;

export const project = thing({
  name: 'project',
  plural: 'projects',
  room: 'projects',
  about: 'Work with an end: its tasks, links, people and baselines are planned as one network.',
  schema: z.strictObject({
    /** Stands before the number of each of its tasks: `ERP` in `ERP-142`. */
    key: z
      .string()
      .trim()
      .regex(/^[A-Z][A-Z0-9]{1,9}$/, 'is two to ten capital letters or digits, beginning with a letter'),
    name: line(),
    goal: prose(4000).default(''),
    /** In the organisation's own words: "PC refresh", "cloud migration". */
    kind: z.string().trim().max(80).default(''),
    programmeId: reference().nullable().default(null),
    sponsorId: reference().nullable().default(null),
    leadId: reference().nullable().default(null),
    status: z.enum(projectStatuses).default('planned'),
    /** `members`: nothing of it exists for those without a role in it. */
    visibility: z.enum(['organisation', 'members']).default('organisation'),
    /** Where its dates are read off the wall. */
    zone: zone().default('Europe/Berlin'),
    calendarId: reference(),
    startAt: instant(),
    /** Needed when it is planned backwards from its finish. */
    finishAt: instant().nullable().default(null),
    scheduleFrom: z.enum(['start', 'finish']).default('start'),
    statusDate: instant().nullable().default(null),
    /** 500 is ordinary; higher comes first when people are short. */
    priority: z.int().min(0).max(1000).default(500),
    options: planOptions.prefault({}),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'is written #rrggbb in small letters')
      .nullable()
      .default(null),
  }),
  title: 'name',
  references: { programmeId: 'programme', sponsorId: 'person', leadId: 'person', calendarId: 'calendar' },
  searchable: ['key', 'name', 'goal'],
  sortable: ['key', 'name', 'status', 'startAt', 'finishAt', 'priority'],
  filterable: ['key', 'kind', 'status', 'programmeId', 'sponsorId', 'leadId', 'visibility'],
  isBranchable: true,
  scope: 'id',
  mayRead: staff,
});
export type Project = Row<typeof project>;
