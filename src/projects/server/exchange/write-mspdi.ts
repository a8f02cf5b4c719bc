import type { PlanDocument, TimephasedValue } from '../../rules/plan-document.ts';
import {
  ASSIGNMENT_BASELINE_FIELDS,
  ASSIGNMENT_FIELDS,
  CUSTOM_VALUE_FIELDS,
  OUTLINE_VALUE_FIELDS,
  TIMEPHASED_FIELDS,
} from './mspdi/assignment-fields.ts';
import { writeFields, type FieldTable } from './mspdi/field.ts';
import { LINK_FIELDS } from './mspdi/link-fields.ts';
import { PROJECT_FIELDS } from './mspdi/project-fields.ts';
import { AVAILABILITY_FIELDS, RATE_FIELDS, RESOURCE_BASELINE_FIELDS, RESOURCE_FIELDS } from './mspdi/resource-fields.ts';
import { TASK_BASELINE_FIELDS, TASK_FIELDS } from './mspdi/task-fields.ts';
import { resourceKind } from './mspdi/words.ts';
import { writeCalendar } from './mspdi/write-calendar.ts';
import { xmlWriter, type XmlWriter } from './mspdi/xml-writer.ts';

const NAMESPACE = 'http://schemas.microsoft.com/project';

/**
 * The document as a Microsoft Project XML file, elements in the order of the schema, so that Microsoft Project and others open
 * it. Reading what this writes gives the same document again.
 */
export function writeMspdi(document: PlanDocument): string {
  const xml = xmlWriter('Project', NAMESPACE);
  const linksInto = Map.groupBy(document.links, (link) => link.successorUid);
  writeFields(PROJECT_FIELDS, document.project, xml);
  writeDefinitions(document, xml);
  writeList(xml, 'Calendars', document.calendars, (calendar) => writeCalendar(calendar, xml));
  writeList(xml, 'Tasks', document.tasks, (task) =>
    writeRecord(xml, 'Task', TASK_FIELDS, task, {
      PredecessorLink: () => writeRecords(xml, 'PredecessorLink', LINK_FIELDS, linksInto.get(task.uid) ?? []),
      ExtendedAttribute: () => writeRecords(xml, 'ExtendedAttribute', CUSTOM_VALUE_FIELDS, task.customFields),
      OutlineCode: () => writeRecords(xml, 'OutlineCode', OUTLINE_VALUE_FIELDS, task.outlineCodes),
      Baseline: () => writeBaselines(xml, TASK_BASELINE_FIELDS, task.baselines),
      TimephasedData: () => writeRecords(xml, 'TimephasedData', TIMEPHASED_FIELDS, task.timephased),
    }),
  );
  writeList(xml, 'Resources', document.resources, (resource) =>
    writeRecord(xml, 'Resource', RESOURCE_FIELDS, resource, {
      // A cost is told apart since 2007 only; older programs take it for a material.
      Type: () => xml.leaf('Type', resourceKind.write(resource.kind === 'cost' ? 'material' : resource.kind) ?? '1'),
      IsCostResource: () => (resource.kind === 'cost' ? xml.leaf('IsCostResource', '1') : undefined),
      ExtendedAttribute: () => writeRecords(xml, 'ExtendedAttribute', CUSTOM_VALUE_FIELDS, resource.customFields),
      OutlineCode: () => writeRecords(xml, 'OutlineCode', OUTLINE_VALUE_FIELDS, resource.outlineCodes),
      Baseline: () => writeRecords(xml, 'Baseline', RESOURCE_BASELINE_FIELDS, resource.baselines),
      AvailabilityPeriods: () => writeInside(xml, 'AvailabilityPeriods', 'AvailabilityPeriod', AVAILABILITY_FIELDS, resource.availability),
      Rates: () => writeInside(xml, 'Rates', 'Rate', RATE_FIELDS, resource.rates),
      TimephasedData: () => writeRecords(xml, 'TimephasedData', TIMEPHASED_FIELDS, resource.timephased),
    }),
  );
  writeList(xml, 'Assignments', document.assignments, (assignment) =>
    writeRecord(xml, 'Assignment', ASSIGNMENT_FIELDS, assignment, {
      ExtendedAttribute: () => writeRecords(xml, 'ExtendedAttribute', CUSTOM_VALUE_FIELDS, assignment.customFields),
      Baseline: () => writeBaselines(xml, ASSIGNMENT_BASELINE_FIELDS, assignment.baselines),
      TimephasedData: () => writeRecords(xml, 'TimephasedData', TIMEPHASED_FIELDS, assignment.timephased),
    }),
  );
  return xml.toString();
}

function writeDefinitions(document: PlanDocument, xml: XmlWriter): void {
  writeList(xml, 'OutlineCodes', document.outlineCodes, (code) =>
    xml.element('OutlineCode', () => {
      writeRest(xml, { Guid: code.guid, FieldID: code.fieldId });
      writeList(xml, 'Values', code.values, (entry) =>
        xml.element('Value', () => {
          writeRest(xml, {
            ValueID: entry.valueId,
            ParentValueID: entry.parentValueId,
            Value: entry.value,
            Description: entry.description,
            ...entry.rest,
          });
        }),
      );
      writeRest(xml, code.rest);
      writeList(xml, 'Masks', code.masks, (mask) =>
        xml.element('Mask', () => writeRest(xml, { Level: mask.level, Type: mask.type, Length: mask.length, Separator: mask.separator })),
      );
    }),
  );
  writeList(xml, 'ExtendedAttributes', document.customFields, (field) =>
    xml.element('ExtendedAttribute', () => {
      // The schema has the alias in the middle of what we only carry.
      const { CFType, Guid, ElemType, MaxMultiValues, UserDef, ...rest } = field.rest;
      writeRest(xml, {
        FieldID: field.fieldId,
        FieldName: field.fieldName,
        CFType,
        Guid,
        ElemType,
        MaxMultiValues,
        UserDef,
        Alias: field.alias,
        ...rest,
      });
    }),
  );
}

function writeList<Thing>(xml: XmlWriter, name: string, things: readonly Thing[], write: (thing: Thing) => void): void {
  if (things.length > 0) xml.element(name, () => things.forEach(write));
}

function writeInside(xml: XmlWriter, list: string, name: string, table: FieldTable, things: readonly object[]): void {
  if (things.length > 0) xml.element(list, () => writeRecords(xml, name, table, things));
}

function writeRecords(xml: XmlWriter, name: string, table: FieldTable, things: readonly object[]): void {
  for (const thing of things) writeRecord(xml, name, table, thing);
}

function writeBaselines(
  xml: XmlWriter,
  table: FieldTable,
  baselines: readonly { readonly timephased: readonly TimephasedValue[] }[],
): void {
  for (const baseline of baselines) {
    writeRecord(xml, 'Baseline', table, baseline, {
      TimephasedData: () => writeRecords(xml, 'TimephasedData', TIMEPHASED_FIELDS, baseline.timephased),
    });
  }
}

function writeRecord(
  xml: XmlWriter,
  name: string,
  table: FieldTable,
  thing: object,
  places: Readonly<Record<string, () => void>> = {},
): void {
  xml.element(name, () => writeFields(table, thing, xml, places));
}

function writeRest(xml: XmlWriter, values: Readonly<Record<string, string | number | null | undefined>>): void {
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined) xml.leaf(name, String(value));
}
