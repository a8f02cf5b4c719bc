/** What columns of an incident's past are called by people and by other service desks, and what stands in them. */
import type { ColumnWords } from '#platform/server/files';
import type { HistoryColumn, IncidentStatus } from '#incidents/rules';

/** English and German first; behind them the names that ServiceNow and others write. */
export const historyWords: readonly ColumnWords<HistoryColumn>[] = [
  { name: 'number', en: ['Number', 'Incident', 'Ticket', 'Key', 'ID'], de: ['Nummer', 'Störung', 'Vorgang'] },
  { name: 'title', en: ['Title', 'Short description', 'Summary', 'Subject'], de: ['Titel', 'Kurzbeschreibung', 'Betreff'] },
  { name: 'description', en: ['Description', 'Details'], de: ['Beschreibung'] },
  { name: 'state', en: ['State', 'Status', 'Incident state'], de: ['Stand', 'Zustand'] },
  { name: 'at', en: ['Changed', 'Updated', 'Sys updated at', 'Sys updated on', 'Timestamp'], de: ['Geändert', 'Zeitstempel'] },
  { name: 'order', en: ['Event number', 'Sys mod count', 'Sequence'], de: ['Ereignisnummer', 'Folge'] },
  { name: 'openedAt', en: ['Opened', 'Opened at', 'Created', 'Created on', 'Reported'], de: ['Eröffnet', 'Gemeldet', 'Erstellt'] },
  { name: 'acknowledgedAt', en: ['Acknowledged', 'Acknowledged at', 'First response'], de: ['Angenommen', 'Erste Antwort'] },
  { name: 'restoredAt', en: ['Restored', 'Restored at', 'Mitigated'], de: ['Wiederhergestellt', 'Wieder da'] },
  { name: 'resolvedAt', en: ['Resolved', 'Resolved at', 'Solved'], de: ['Gelöst', 'Behoben'] },
  { name: 'closedAt', en: ['Closed', 'Closed at'], de: ['Geschlossen', 'Abgeschlossen'] },
  { name: 'impact', en: ['Impact'], de: ['Auswirkung'] },
  { name: 'urgency', en: ['Urgency'], de: ['Dringlichkeit'] },
  { name: 'priority', en: ['Priority', 'Severity'], de: ['Priorität'] },
  { name: 'team', en: ['Team', 'Assignment group', 'Group', 'Support group'], de: ['Gruppe', 'Zuständige Gruppe'] },
  { name: 'person', en: ['Assigned to', 'Assignee', 'Owner'], de: ['Zugewiesen an', 'Bearbeiter'] },
  { name: 'service', en: ['Service', 'Business service', 'Cmdb ci', 'Configuration item'], de: ['Dienst', 'Komponente'] },
  { name: 'category', en: ['Category', 'Type'], de: ['Kategorie', 'Art'] },
  { name: 'channel', en: ['Channel', 'Contact type', 'Source'], de: ['Meldeweg', 'Quelle'] },
  { name: 'reassignments', en: ['Passed on', 'Reassignment count', 'Reassignments'], de: ['Weitergaben'] },
  { name: 'reopens', en: ['Reopened', 'Reopen count', 'Reopens'], de: ['Wiedereröffnungen'] },
  { name: 'promiseKept', en: ['Promise kept', 'Made SLA', 'SLA met'], de: ['Zusage gehalten', 'SLA eingehalten'] },
  { name: 'problem', en: ['Problem', 'Problem id'], de: ['Problemnummer'] },
  { name: 'change', en: ['Change', 'RFC', 'Change request'], de: ['Änderung', 'Change-Nummer'] },
];

const statuses: readonly (readonly [IncidentStatus, RegExp])[] = [
  ['new', /^(new|open(ed)?|neu|offen|gemeldet|1)$/],
  ['on-hold', /^(awaiting|on hold|on-hold|pending|waiting|wartend?|angehalten|zurückgestellt|3)/],
  ['in-progress', /^(active|in progress|in-progress|work in progress|assigned|accepted|queued|in arbeit|in bearbeitung|zugewiesen|2)/],
  ['cancelled', /^(cancell?ed|storniert|verworfen|abgebrochen|8)$/],
  ['closed', /^(closed|geschlossen|abgeschlossen|7)$/],
  ['resolved', /^(resolved|solved|completed|done|gelöst|behoben|erledigt|6)$/],
];

/** Undefined: no state that we understand. */
export const statusOf = (text: string): IncidentStatus | undefined => statuses.find(([, words]) => words.test(text.toLowerCase()))?.[0];

const grades: readonly RegExp[] = [
  /critical|kritisch/i,
  /high|hoch/i,
  /moderate|medium|mittel/i,
  /low|niedrig|gering/i,
  /planning|planung/i,
];

/** `2 - High`, `P2`, `high`; of impact and urgency 1 is high, of priorities 1 is critical. */
export function gradeOf(text: string, most: 3 | 5): number | undefined {
  const digit = Number(/^\D{0,2}(\d)(?!\d)/.exec(text)?.[1]);
  if (digit >= 1 && digit <= most) return digit;
  const place = grades.findIndex((words) => words.test(text));
  if (place < 0) return undefined;
  return most === 5 ? place + 1 : Math.min(3, Math.max(1, place));
}

/** What programs write where they know nothing. */
export const saysNothing = (text: string): boolean =>
  text === '' || text === '?' || text === '-' || /^(n\/?a|null|none|unknown)$/i.test(text);
