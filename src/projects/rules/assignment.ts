/** An assignment: who works on a task and how much. A person by name; or a skill at a level, or a team, as long as nobody is named. */
import { z } from 'zod';
import { instant, minutes, perMille, reference, staff, thing, type Row } from '#platform/kit';

export const contours = ['flat', 'back-loaded', 'front-loaded', 'double-peak', 'early-peak', 'late-peak', 'bell', 'turtle'] as const;

export const assignmentFixed = ['projectId', 'taskId'] as const;

export const assignment = thing({
  name: 'assignment',
  plural: 'assignments',
  room: 'projects',
  about: 'Who works on a task and how much: a person, or a skill at a level, or a team.',
  schema: z.strictObject({
    projectId: reference(),
    taskId: reference(),
    personId: reference().nullable().default(null),
    skillId: reference().nullable().default(null),
    /** At least this level of the skill, 1 to 5. */
    level: z.int().min(1).max(5).nullable().default(null),
    teamId: reference().nullable().default(null),
    /** 1000 is one whole person. */
    unitsPerMille: perMille().default(1000),
    workMinutes: minutes().nullable().default(null),
    actualWorkMinutes: minutes().nullable().default(null),
    contour: z.enum(contours).default('flat'),
    /** The work laid out by hand; rules over `contour` unless empty. */
    profile: z
      .array(z.strictObject({ durationMinutes: minutes(), workMinutes: minutes() }))
      .max(2000)
      .default([]),
    /** Working minutes after the start of the task. */
    delayMinutes: minutes().default(0),
    levellingDelayMinutes: minutes().default(0),
    actualStart: instant().nullable().default(null),
    actualFinish: instant().nullable().default(null),
  }),
  title: 'taskId',
  references: { projectId: 'project', taskId: 'task', personId: 'person', skillId: 'skill', teamId: 'team' },
  filterable: ['projectId', 'taskId', 'personId', 'skillId', 'teamId'],
  fixed: assignmentFixed,
  isBranchable: true,
  scope: 'projectId',
  mayRead: staff,
});
export type Assignment = Row<typeof assignment>;
