import type { ColumnWords } from '#platform/server/files';
import type { TaskColumn } from '../../../rules/exchange.ts';

export type { TaskColumn };

export const TASK_COLUMNS: readonly ColumnWords<TaskColumn>[] = [
  { name: 'number', en: ['No.', 'ID', 'Number', 'Task ID', 'Row'], de: ['Nr.', 'Nummer', 'Vorgangsnummer', 'Zeile'] },
  { name: 'level', en: ['Level', 'Outline level', 'Indent', 'Outline'], de: ['Ebene', 'Gliederungsebene', 'Gliederung'] },
  { name: 'wbs', en: ['WBS', 'Outline number', 'WBS code'], de: ['PSP', 'PSP-Code', 'Gliederungsnummer', 'Strukturplan-Code'] },
  {
    name: 'name',
    en: ['Name', 'Task name', 'Task', 'Title', 'Summary', 'Subject', 'Activity'],
    de: ['Name', 'Vorgangsname', 'Vorgang', 'Aufgabe', 'Bezeichnung', 'Titel', 'Aktivität', 'Name des Vorgangs'],
  },
  { name: 'duration', en: ['Duration', 'Days'], de: ['Dauer', 'Tage'] },
  {
    name: 'work',
    en: ['Work (h)', 'Work', 'Effort', 'Hours', 'Estimate'],
    de: ['Arbeit (h)', 'Arbeit', 'Aufwand', 'Stunden', 'Schätzung'],
  },
  { name: 'start', en: ['Start', 'Start date', 'Begin', 'From'], de: ['Anfang', 'Beginn', 'Start', 'Startdatum', 'Von'] },
  { name: 'finish', en: ['Finish', 'End', 'End date', 'Finish date', 'Due', 'To'], de: ['Ende', 'Enddatum', 'Fertigstellung', 'Bis'] },
  {
    name: 'percentComplete',
    en: ['% complete', 'Complete', 'Progress', 'Done', 'Percent complete', 'Percent done', '% done'],
    de: ['% abgeschlossen', 'Abgeschlossen', 'Fortschritt', 'Erledigt', 'Prozent fertig', '% fertig', 'Fertig'],
  },
  { name: 'actualStart', en: ['Actual start'], de: ['Ist-Anfang', 'Tatsächlicher Anfang', 'Aktueller Anfang'] },
  { name: 'actualFinish', en: ['Actual finish'], de: ['Ist-Ende', 'Tatsächliches Ende', 'Aktuelles Ende'] },
  {
    name: 'predecessors',
    en: ['Predecessors', 'Predecessor', 'Depends on', 'Dependencies'],
    de: ['Vorgänger', 'Abhängig von', 'Abhängigkeiten'],
  },
  {
    name: 'assigned',
    en: [
      'Assigned',
      'Resource names',
      'Resources',
      'Assignee',
      'Assigned to',
      'Owner',
      'Responsible',
      'Resource',
      'Resource name',
      'Assignees',
      'People',
      'People assigned',
      'Person',
      'Who',
    ],
    de: [
      'Zugewiesen',
      'Ressourcennamen',
      'Ressourcen',
      'Bearbeiter',
      'Verantwortlich',
      'Zuständig',
      'Ressource',
      'Ressourcenname',
      'Zugewiesen an',
      'Zugeordnet',
      'Mitarbeiter',
      'Personen',
      'Eingeteilte Personen',
      'Wer',
    ],
  },
  { name: 'deadline', en: ['Deadline', 'Due date'], de: ['Stichtag', 'Termin', 'Frist'] },
  { name: 'priority', en: ['Priority'], de: ['Priorität'] },
  { name: 'milestone', en: ['Milestone'], de: ['Meilenstein'] },
  { name: 'mode', en: ['Mode', 'Task mode', 'Manual'], de: ['Modus', 'Vorgangsmodus', 'Manuell'] },
  { name: 'constraint', en: ['Constraint', 'Constraint type'], de: ['Einschränkung', 'Einschränkungsart'] },
  { name: 'constraintDate', en: ['Constraint date'], de: ['Einschränkungstermin'] },
  { name: 'status', en: ['Status'], de: ['Status'] },
  // Computed by whoever plans: known, so that nobody wonders, and never taken over.
  { name: 'critical', en: ['Critical', 'On the critical path'], de: ['Kritisch', 'Auf dem kritischen Pfad'] },
  { name: 'notes', en: ['Notes', 'Description', 'Comment'], de: ['Notizen', 'Beschreibung', 'Bemerkung', 'Kommentar'] },
];

export type PersonColumn =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'kind'
  | 'team'
  | 'site'
  | 'manager'
  | 'jobRole'
  | 'calendar'
  | 'capacity'
  | 'startsOn'
  | 'endsOn'
  | 'notes';

export const PERSON_COLUMNS: readonly ColumnWords<PersonColumn>[] = [
  { name: 'name', en: ['Name', 'Full name', 'Person', 'Employee'], de: ['Name', 'Vollständiger Name', 'Person', 'Mitarbeiter'] },
  { name: 'firstName', en: ['First name', 'Given name'], de: ['Vorname'] },
  { name: 'lastName', en: ['Last name', 'Surname', 'Family name'], de: ['Nachname', 'Familienname'] },
  { name: 'email', en: ['E-mail', 'Email', 'Mail', 'E-mail address'], de: ['E-Mail', 'Mail', 'E-Mail-Adresse'] },
  { name: 'kind', en: ['Kind', 'Type', 'Employment'], de: ['Art', 'Typ', 'Beschäftigung'] },
  { name: 'team', en: ['Team', 'Department', 'Group'], de: ['Team', 'Abteilung', 'Gruppe'] },
  { name: 'site', en: ['Site', 'Location', 'Office'], de: ['Standort', 'Ort'] },
  { name: 'manager', en: ['Manager', 'Reports to', 'Supervisor'], de: ['Vorgesetzte', 'Führungskraft', 'Vorgesetzter'] },
  { name: 'jobRole', en: ['Job role', 'Role', 'Job title', 'Position'], de: ['Funktion', 'Rolle', 'Stelle', 'Position'] },
  { name: 'calendar', en: ['Calendar', 'Working hours'], de: ['Kalender', 'Arbeitszeit'] },
  { name: 'capacity', en: ['Capacity (%)', 'Capacity', 'FTE', 'Share'], de: ['Kapazität (%)', 'Kapazität', 'Anteil', 'Stellenanteil'] },
  { name: 'startsOn', en: ['First day', 'Start', 'Start date', 'Joined'], de: ['Erster Tag', 'Eintritt', 'Beginn'] },
  { name: 'endsOn', en: ['Last day', 'End', 'End date', 'Left'], de: ['Letzter Tag', 'Austritt', 'Ende'] },
  { name: 'notes', en: ['Notes', 'Comment'], de: ['Notizen', 'Bemerkung', 'Kommentar'] },
];
