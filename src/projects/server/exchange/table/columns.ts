import type { Tongue } from '../../../rules/duration-text.ts';
import type { TaskColumn } from '../../../rules/exchange.ts';

/** A column that we understand: what we call it, and what people head it with. The first word of each tongue is the one that we write. */
export interface ColumnWords<Name extends string> {
  readonly name: Name;
  readonly en: readonly string[];
  readonly de: readonly string[];
}

/** Which column of the file (from 0) holds what. */
export type ColumnMapping<Name extends string> = Readonly<Partial<Record<Name, number>>>;

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

/** The columns as their headers name them. A word stands for the first column that claims it and has none yet. */
export function guessMapping<Name extends string>(header: readonly string[], columns: readonly ColumnWords<Name>[]): ColumnMapping<Name> {
  const places = new Map<string, number>();
  for (const [at, text] of header.entries()) if (!places.has(plain(text))) places.set(plain(text), at);
  // `Predecessors, such as 12FS+2d` and `Work [hours]` are what their first word says, unless another column is just that.
  for (const [at, text] of header.entries()) {
    const first = plain(text.split(/[,;:([]/u)[0] ?? '');
    if (first !== '' && !places.has(first)) places.set(first, at);
  }
  const taken = new Set<number>();
  const mapping: Partial<Record<Name, number>> = {};
  const longest = Math.max(...columns.map((column) => Math.max(column.en.length, column.de.length)));
  // A column's own first word goes before another's second one: `Start` is the start, although the first day is headed so too.
  for (let rank = 0; rank < longest; rank += 1) {
    for (const column of columns) {
      if (mapping[column.name] !== undefined) continue;
      const place = [column.en[rank], column.de[rank]]
        .map((word) => (word === undefined ? undefined : places.get(plain(word))))
        .find((each) => each !== undefined && !taken.has(each));
      if (place === undefined) continue;
      mapping[column.name] = place;
      taken.add(place);
    }
  }
  return mapping;
}

/** The language in which most of these headers are written, to read durations and dates by. */
export function tongueOfHeader<Name extends string>(header: readonly string[], columns: readonly ColumnWords<Name>[]): Tongue {
  const words = new Set(header.map(plain));
  const count = (tongue: Tongue) => columns.filter((column) => column[tongue].some((word) => words.has(plain(word)))).length;
  return count('de') > count('en') ? 'de' : 'en';
}

/** Capitals, dots, blanks and hyphens do not make another header. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s._\-:]+/g, '');
}

export function headerOf<Name extends string>(
  columns: readonly ColumnWords<Name>[],
  names: readonly Name[],
  tongue: Tongue,
): readonly string[] {
  return names.map((name) => columns.find((column) => column.name === name)?.[tongue][0] ?? name);
}
