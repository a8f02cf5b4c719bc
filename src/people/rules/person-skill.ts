/** How well a person knows a skill. */
import { z } from 'zod';
import { reference, staff, thing } from '#platform/kit';

export const personSkill = thing({
  name: 'person-skill',
  plural: 'person-skills',
  room: 'people',
  about: 'How well a person knows a skill, from 1 (knows it) to 5 (is asked by everybody).',
  schema: z.strictObject({ personId: reference(), skillId: reference(), level: z.int().min(1).max(5) }),
  title: 'level',
  references: { personId: 'person', skillId: 'skill' },
  sortable: ['level'],
  filterable: ['personId', 'skillId', 'level'],
  fixed: ['personId', 'skillId'],
  isBranchable: true,
  owner: 'personId',
  mayRead: { ...staff, own: true },
});
