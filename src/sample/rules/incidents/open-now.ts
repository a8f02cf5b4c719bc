/** What is open on the day around which the sample stands: hours before its midnight, how far, how much it presses, how far it has come. */
import type { Line } from './course.ts';

export interface OpenMatter {
  readonly service: string;
  readonly hoursBefore: number;
  readonly impact: number;
  readonly urgency: number;
  readonly title: string;
  /** Who works on it; null: nobody has seen it yet. */
  readonly person: string | null;
  readonly waitsFor: 'reporter' | 'supplier' | null;
  readonly isAlert: boolean;
  readonly note: string;
}

const lines = `
SHOP  | 3.5 | 1 2 | Payment page answers slowly for some customers  | matthias | -        | alert | Only with one of the two payment providers; they are told.
WMS   | 2   | 2 2 | Lifts in aisle 7 get no orders                  | -        | -        | alert |
NET   | 2.5 | 2 1 | Switches on floors 2 and 3 do not answer         | -        | -        | alert |
BACKUP| 1   | 3 2 | Backup of the night runs late                   | -        | -        | alert |
VPN   | 9   | 2 1 | Sales in Lisboa cannot connect from home        | farid    | supplier | -     | The gateway refuses their provider's addresses.
ERP   | 12  | 2 3 | Dunning letters show the old address            | silke    | reporter | -     | Which customers? Asked for two examples.
WORK  | 30  | 3 3 | Notebook fan is loud after the update           | kevin    | -        | -     | Same as last week: driver 4.2 comes with the next package.
DIR   | 13  | 3 2 | New colleague starts tomorrow and has no rights | -        | -        | -     |
PRINT | 26  | 3 3 | Labels are printed a millimetre too low         | dennis   | -        | -     |
MAIL  | 33  | 3 2 | Shared mailbox of the works council is gone     | olga     | -        | -     | It was renamed; rights come back from the backup of Friday.
STOR  | 50  | 2 2 | One path of host 12 to the storage is down      | falk     | supplier | alert | Spare part comes with the courier.
`;

export const openMatters: readonly OpenMatter[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [service, hours, grades, title, person, waits, source, note = ''] = line.split('|').map((cell) => cell.trim()) as string[];
    const [impact, urgency] = grades!.split(' ').map(Number);
    return {
      service: service!,
      hoursBefore: Number(hours),
      impact: impact!,
      urgency: urgency!,
      title: title!,
      person: person === '-' ? null : person!,
      waitsFor: waits === '-' ? null : (waits as 'supplier'),
      isAlert: source === 'alert',
      note,
    };
  });

/** Its lines until now, each some minutes after the one before. */
export function openLines(
  { person, waitsFor, isAlert, note }: OpenMatter,
  at: number,
  {
    serviceId,
    teamId,
    personId,
    name,
    priority,
  }: Readonly<Record<'serviceId' | 'teamId' | 'personId' | 'name', string>> & { readonly priority: number },
): readonly Line[] {
  const later = (minutes: number): number => at + minutes * 60_000;
  const by = isAlert ? 'Monitoring' : 'Nele Harms';
  const told: Line[] = [
    { at, kind: 'state', value: 'new', by },
    { at, kind: 'priority', value: String(priority), reason: 'table', by },
    { at, kind: 'service', value: serviceId, by },
    { at, kind: 'team', value: teamId, by },
  ];
  if (person === null) return told;
  const seen = new Date(later(11)).toISOString();
  return [
    ...told,
    { at: later(11), kind: 'moment', value: seen, reason: 'acknowledged', by: name },
    { at: later(11), kind: 'person', value: personId, by: name },
    { at: later(11), kind: 'state', value: 'in-progress', by: name },
    ...(note ? [{ at: later(32), kind: 'note', text: note, by: name } as const] : []),
    ...(waitsFor ? [{ at: later(34), kind: 'state', value: 'on-hold', reason: waitsFor, by: name } as const] : []),
  ];
}
