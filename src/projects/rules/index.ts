/** Projects: work with an end. The door to its things, deeds and calculations. */
import { room } from '#platform/kit';
import { assignment } from './assignment.ts';
import { attachment } from './attachment.ts';
import { baseline, baselineTask } from './baseline.ts';
import { comment } from './comment.ts';
import { label } from './label.ts';
import { link } from './link.ts';
import { programme } from './programme.ts';
import { project } from './project.ts';
import { task } from './task.ts';

export * from './assignment.ts';
export * from './attachment.ts';
export * from './baseline.ts';
export * from './comment.ts';
export * from './label.ts';
export * from './link.ts';
export * from './programme.ts';
export * from './project.ts';
export * from './task.ts';
export * from './task-plan.ts';

export const projectsRoom = room('projects', {
  things: [programme, project, task, link, assignment, baseline, baselineTask, label, comment, attachment],
});
