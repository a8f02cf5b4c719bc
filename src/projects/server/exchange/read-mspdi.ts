import { refuseFile } from '#platform/server/files';
import { readXml, XML_LIMITS, type XmlElement, type XmlLimits } from '#platform/server/files';
import type {
  CustomFieldDefinition,
  ExchangeFinding,
  OutlineCodeDefinition,
  PlanAssignment,
  PlanCalendar,
  PlanDocument,
  PlanLink,
  PlanProject,
  PlanResource,
  PlanTask,
} from '../../rules/plan-document.ts';
import {
  readAssignment,
  readCustomFieldDefinition,
  readOutlineCodeDefinition,
  readResource,
  readTask,
  takeProjectField,
} from './mspdi/read-records.ts';
import { readCalendar } from './mspdi/read-calendar.ts';
import { findingsOf, type Findings } from './mspdi/findings.ts';
import { outlineFrom } from './mspdi/outline.ts';

const LISTS = new Set(['Calendars', 'Tasks', 'Resources', 'Assignments', 'ExtendedAttributes', 'OutlineCodes']);

const HAS_NUMBERS = new Set(['Calendars', 'Tasks', 'Resources']);

/** What the program shows on its screen and keeps beside the plan; none of it is part of a plan. */
const APPEARANCE = new Set(['Views', 'Filters', 'Groups', 'Tables', 'Maps', 'Reports', 'Drawings', 'DataLinks', 'VBAProjects', 'WBSMasks']);

/**
 * Reads a Microsoft Project XML file (MSPDI, of 2003 to today, and as other programs write it) into the neutral document.
 * Bytes may be in any encoding that they declare. What cannot be taken as it stands is amended or left out and stands in the
 * findings; a file that is not such a file, is not well-formed or is beyond the limits is refused whole (throws `FileRefused`).
 * Source: the element tables that Microsoft published for the schema of Project 2007, and files of later versions.
 */
export function readMspdi(
  xml: string | Uint8Array,
  limits: XmlLimits = XML_LIMITS,
): { readonly document: PlanDocument; readonly findings: readonly ExchangeFinding[] } {
  const findings = findingsOf();
  const project: Record<string, XmlElement> = {};
  const calendars: PlanCalendar[] = [];
  const tasks: { readonly task: PlanTask; readonly statesSummary: boolean; readonly statesLevel: boolean }[] = [];
  const links: PlanLink[] = [];
  const resources: PlanResource[] = [];
  const assignments: PlanAssignment[] = [];
  const customFields: CustomFieldDefinition[] = [];
  const outlineCodes: OutlineCodeDefinition[] = [];

  const seen = new Set<string>();

  const takeRecord = (element: XmlElement, list: string): void => {
    const subject = subjectOf(element);
    const remark = findings.remarkOn(subject);
    if (HAS_NUMBERS.has(list) && seen.has(subject))
      return findings.add('error', subject, 'duplicate-uid', 'Another one has the same number; this one is left out.', 'UID');
    seen.add(subject);
    switch (list) {
      case 'Calendars':
        calendars.push(readCalendar(element, remark));
        break;
      case 'Tasks': {
        const read = readTask(element, remark);
        tasks.push(read);
        links.push(...read.links);
        break;
      }
      case 'Resources':
        resources.push(readResource(element, remark));
        break;
      case 'Assignments':
        assignments.push(readAssignment(element, remark));
        break;
      case 'ExtendedAttributes':
        customFields.push(readCustomFieldDefinition(element, remark));
        break;
      default:
        outlineCodes.push(readOutlineCodeDefinition(element));
    }
  };

  let hasRoot = false;
  const { controlCharacters } = readXml(
    xml,
    {
      isRecord: (path) =>
        path.length > 3 || (path.length === 3 && LISTS.has(path[1] ?? '')) || (path.length === 2 && !LISTS.has(path[1] ?? '')),
      onOpen: (path) => {
        if (path.length === 1 && path[0] !== 'Project')
          refuseFile(
            'not-mspdi',
            `The file begins with "${path[0]?.slice(0, 40)}", not with "Project": it is not a Microsoft Project XML file.`,
          );
        hasRoot = true;
      },
      onRecord: (element, path) => {
        if (path.length === 3) takeRecord(element, path[1] ?? '');
        else if (APPEARANCE.has(element.name)) findings.leaveOut(element.name, 'Project', element.children.length);
        else project[element.name] = element;
      },
    },
    limits,
  );
  if (!hasRoot) refuseFile('not-mspdi', 'The file has no element "Project".');
  if (controlCharacters > 0)
    findings.add('note', 'File', 'control-characters', `${controlCharacters} control characters, which XML does not allow, were left out.`);

  const document: PlanDocument = {
    project: takeProjectField(Object.values(project), findings.remarkOn('Project')) as PlanProject,
    customFields,
    outlineCodes,
    calendars,
    tasks: outlineFrom(tasks),
    links,
    resources,
    assignments,
  };
  return { document, findings: findings.all() };
}

export type { Findings };

/** "Task 12": by its number, as people know it from the other program's table. */
function subjectOf(element: XmlElement): string {
  const uid = element.children.find((child) => child.name === 'UID' || child.name === 'FieldID')?.text ?? '?';
  return `${element.name} ${uid}`;
}
