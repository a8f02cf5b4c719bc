import type { XmlElement } from '#platform/server/files';
import type { PlanAssignment, PlanProject, PlanResource, PlanTask } from '../../../rules/plan-document.ts';
import { readAssignment, readResource, readTask, takeProjectField } from './read-records.ts';

/** Records of which nothing is said yet: what an element without anything in it would be read as. */

function nothing(name: string): XmlElement {
  return { name, attributes: {}, children: [], text: '', line: 0 };
}

function noRemark(): void {
  // There is nothing to remark on.
}

export const EMPTY_PROJECT: PlanProject = takeProjectField([], noRemark);
export const EMPTY_TASK: PlanTask = readTask(nothing('Task'), noRemark).task;
export const EMPTY_RESOURCE: PlanResource = readResource(nothing('Resource'), noRemark);
export const EMPTY_ASSIGNMENT: PlanAssignment = readAssignment(nothing('Assignment'), noRemark);
