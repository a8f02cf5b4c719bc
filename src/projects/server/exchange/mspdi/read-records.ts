import type { XmlElement } from '#platform/server/files';
import type {
  AssignmentBaseline,
  AvailabilityPeriod,
  CustomFieldDefinition,
  CustomFieldValue,
  OutlineCodeDefinition,
  OutlineCodeValue,
  PlanAssignment,
  PlanLink,
  PlanProject,
  PlanResource,
  PlanTask,
  ResourceBaseline,
  ResourceRate,
  TaskBaseline,
  TimephasedValue,
} from '../../../rules/plan-document.ts';
import {
  ASSIGNMENT_BASELINE_FIELDS,
  ASSIGNMENT_FIELDS,
  CUSTOM_VALUE_FIELDS,
  OUTLINE_VALUE_FIELDS,
  TIMEPHASED_FIELDS,
} from './assignment-fields.ts';
import { flag, integer } from './codec.ts';
import { fieldReader, type FieldReader, type Remark } from './field.ts';
import { LINK_FIELDS } from './link-fields.ts';
import { PROJECT_FIELDS } from './project-fields.ts';
import { AVAILABILITY_FIELDS, RATE_FIELDS, RESOURCE_BASELINE_FIELDS, RESOURCE_FIELDS } from './resource-fields.ts';
import { TASK_BASELINE_FIELDS, TASK_FIELDS } from './task-fields.ts';
import { resourceKind } from './words.ts';

/** One record of a Microsoft Project XML file after the other, from elements to the neutral document. */

const project = fieldReader(PROJECT_FIELDS);
const task = fieldReader(TASK_FIELDS);
const taskBaseline = fieldReader(TASK_BASELINE_FIELDS);
const link = fieldReader(LINK_FIELDS);
const resource = fieldReader(RESOURCE_FIELDS);
const resourceBaseline = fieldReader(RESOURCE_BASELINE_FIELDS);
const rate = fieldReader(RATE_FIELDS);
const availability = fieldReader(AVAILABILITY_FIELDS);
const assignment = fieldReader(ASSIGNMENT_FIELDS);
const assignmentBaseline = fieldReader(ASSIGNMENT_BASELINE_FIELDS);
const timephased = fieldReader(TIMEPHASED_FIELDS);
const customValue = fieldReader(CUSTOM_VALUE_FIELDS);
const outlineValue = fieldReader(OUTLINE_VALUE_FIELDS);

export function takeProjectField(elements: readonly XmlElement[], remark: Remark): PlanProject {
  const whole: XmlElement = { name: 'Project', attributes: {}, children: elements, text: '', line: 0 };
  return readKnown<PlanProject>(project, whole, remark);
}

export interface ReadTask {
  readonly task: PlanTask;
  readonly links: readonly PlanLink[];
  readonly statesSummary: boolean;
  readonly statesLevel: boolean;
}

export function readTask(element: XmlElement, remark: Remark): ReadTask {
  const own = readKnown<PlanTask>(task, element, remark);
  const names = new Set(element.children.map((child) => child.name));
  return {
    task: {
      ...own,
      customFields: listOf<CustomFieldValue>(customValue, element, 'ExtendedAttribute', remark),
      outlineCodes: listOf<OutlineCodeValue>(outlineValue, element, 'OutlineCode', remark),
      baselines: baselinesOf<TaskBaseline>(taskBaseline, element, remark),
      timephased: listOf<TimephasedValue>(timephased, element, 'TimephasedData', remark),
    },
    links: childrenOf(element, 'PredecessorLink').map((child) => ({ ...readKnown<PlanLink>(link, child, remark), successorUid: own.uid })),
    statesSummary: names.has('Summary'),
    statesLevel: names.has('OutlineLevel'),
  };
}

export function readResource(element: XmlElement, remark: Remark): PlanResource {
  return {
    ...readKnown<PlanResource>(resource, element, remark),
    kind: kindOf(element),
    rates: listOf<ResourceRate>(rate, childrenOf(element, 'Rates')[0], 'Rate', remark),
    availability: listOf<AvailabilityPeriod>(availability, childrenOf(element, 'AvailabilityPeriods')[0], 'AvailabilityPeriod', remark),
    customFields: listOf<CustomFieldValue>(customValue, element, 'ExtendedAttribute', remark),
    outlineCodes: listOf<OutlineCodeValue>(outlineValue, element, 'OutlineCode', remark),
    baselines: listOf<ResourceBaseline>(resourceBaseline, element, 'Baseline', remark),
    timephased: listOf<TimephasedValue>(timephased, element, 'TimephasedData', remark),
  };
}

function kindOf(element: XmlElement): PlanResource['kind'] {
  if (flag(false).read(textOf(element, 'IsCostResource') ?? '0') === true) return 'cost';
  return resourceKind.read(textOf(element, 'Type') ?? '1') ?? 'work';
}

export function readAssignment(element: XmlElement, remark: Remark): PlanAssignment {
  return {
    ...readKnown<PlanAssignment>(assignment, element, remark),
    customFields: listOf<CustomFieldValue>(customValue, element, 'ExtendedAttribute', remark),
    baselines: baselinesOf<AssignmentBaseline>(assignmentBaseline, element, remark),
    timephased: listOf<TimephasedValue>(timephased, element, 'TimephasedData', remark),
  };
}

export function readCustomFieldDefinition(element: XmlElement, remark: Remark): CustomFieldDefinition {
  const rest = restOf(element, ['FieldID', 'FieldName', 'Alias']);
  for (const child of element.children) if (child.children.length > 0) remark('not-carried', child.name, '');
  return { fieldId: textOf(element, 'FieldID') ?? '', fieldName: textOf(element, 'FieldName'), alias: textOf(element, 'Alias'), rest };
}

export function readOutlineCodeDefinition(element: XmlElement): OutlineCodeDefinition {
  return {
    fieldId: textOf(element, 'FieldID'),
    guid: textOf(element, 'Guid'),
    values: childrenOf(childrenOf(element, 'Values')[0], 'Value').map((value) => ({
      valueId: numberOf(value, 'ValueID'),
      parentValueId: numberOf(value, 'ParentValueID'),
      value: textOf(value, 'Value'),
      description: textOf(value, 'Description'),
      rest: restOf(value, ['ValueID', 'ParentValueID', 'Value', 'Description']),
    })),
    masks: childrenOf(childrenOf(element, 'Masks')[0], 'Mask').map((mask) => ({
      level: numberOf(mask, 'Level'),
      type: numberOf(mask, 'Type'),
      length: numberOf(mask, 'Length'),
      separator: textOf(mask, 'Separator'),
    })),
    rest: restOf(element, ['FieldID', 'Guid']),
  };
}

function baselinesOf<Baseline>(reader: FieldReader, element: XmlElement, remark: Remark): readonly Baseline[] {
  return childrenOf(element, 'Baseline').map((child) => ({
    ...readKnown<Baseline>(reader, child, remark),
    timephased: listOf<TimephasedValue>(timephased, child, 'TimephasedData', remark),
  }));
}

function listOf<Thing>(reader: FieldReader, element: XmlElement | undefined, name: string, remark: Remark): readonly Thing[] {
  return childrenOf(element, name).map((child) => readKnown<Thing>(reader, child, remark));
}

/** The table of fields is what says that a record has the shape of the thing. */
function readKnown<Thing>(reader: FieldReader, element: XmlElement, remark: Remark): Thing {
  for (const child of element.children) if (!reader.isKnown(child.name)) remark('not-carried', child.name, '');
  return reader.read(element, remark) as Thing;
}

function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

function textOf(element: XmlElement, name: string): string | null {
  return element.children.find((child) => child.name === name)?.text ?? null;
}

function numberOf(element: XmlElement, name: string): number | null {
  return integer.read(textOf(element, name) ?? '') ?? null;
}

/** The plain values that have no place of their own. */
function restOf(element: XmlElement, known: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    element.children.filter((child) => child.children.length === 0 && !known.includes(child.name)).map((child) => [child.name, child.text]),
  );
}
