/** The morning on which the storage in Hamburg stood still: what was done and said, minute by minute. */
import type { Line } from './course.ts';

export interface MajorCast {
  readonly storage: string;
  readonly platform: string;
  readonly falk: string;
  readonly mara: string;
  readonly leonor: string;
}

/** A Tuesday at 7:52 in Hamburg; `at` is its midnight in UTC. */
export function majorLines(at: number, { storage, platform, falk, mara, leonor }: MajorCast): readonly Line[] {
  const minute = (hour: number, past: number): number => at + (hour * 60 + past) * 60_000;
  const iso = (hour: number, past: number): string => new Date(minute(hour, past)).toISOString();
  const monitoring = 'Monitoring';
  const [m, f, l] = ['Mara Lindqvist', 'Falk Neubert', 'Leonor Castanho'];
  return [
    { at: minute(6, 54), kind: 'state', value: 'new', by: monitoring },
    { at: minute(6, 54), kind: 'priority', value: '2', reason: 'table', by: monitoring },
    { at: minute(6, 54), kind: 'service', value: storage, by: monitoring },
    { at: minute(6, 54), kind: 'team', value: platform, by: monitoring },
    { at: minute(6, 54), kind: 'moment', value: iso(6, 53), reason: 'detected', by: monitoring },
    { at: minute(6, 59), kind: 'moment', value: iso(6, 59), reason: 'acknowledged', by: f },
    { at: minute(6, 59), kind: 'person', value: falk, by: f },
    { at: minute(6, 59), kind: 'state', value: 'in-progress', by: f },
    {
      at: minute(7, 4),
      kind: 'note',
      text: 'Both controllers of sto-ham-1 are up, but no host sees a volume. Every machine in VIRT hangs on it.',
      by: f,
    },
    { at: minute(7, 8), kind: 'priority', value: '1', reason: 'hand', text: 'Order entry, mail and the shop stand still.', by: m },
    { at: minute(7, 9), kind: 'major', value: 'declared', text: 'ERP, mail and web shop are down in all sites.', by: m },
    { at: minute(7, 9), kind: 'role', value: mara, reason: 'lead', by: m },
    { at: minute(7, 10), kind: 'role', value: leonor, reason: 'communications', by: m },
    {
      at: minute(7, 15),
      kind: 'update',
      text: 'ERP, e-mail and the web shop do not work. We are at the storage and tell more at 8:45.',
      by: l,
    },
    {
      at: minute(7, 26),
      kind: 'note',
      text: 'The update of the controllers of last night has restarted the fabric without its zones.',
      by: f,
    },
    {
      at: minute(7, 40),
      kind: 'update',
      text: 'We know the cause and bring back the settings of yesterday. The warehouse works on paper until then.',
      by: l,
    },
    {
      at: minute(7, 58),
      kind: 'note',
      text: 'Zones are back on fabric A. Hosts find their volumes, machines start in the order of the plan.',
      by: f,
    },
    { at: minute(8, 31), kind: 'note', text: 'Databases are through their recovery; ERP and mail answer.', by: 'Ruth Adebayo' },
    { at: minute(8, 44), kind: 'moment', value: iso(8, 41), reason: 'restored', by: m },
    { at: minute(8, 45), kind: 'update', text: 'Everything works again. Please tell the service desk what still does not.', by: l },
    { at: minute(9, 30), kind: 'major', value: 'stood-down', text: 'An hour without a new report.', by: m },
    { at: minute(13, 5), kind: 'moment', value: iso(6, 51), reason: 'occurred', text: 'From the log of the fabric.', by: f },
    {
      at: minute(15, 20),
      kind: 'state',
      value: 'resolved',
      reason: 'fixed',
      text: 'Zones kept on both fabrics and compared before each restart; the update went through with that in the evening.',
      by: f,
    },
    { at: minute(15, 20) + 3 * 86_400_000, kind: 'state', value: 'closed', by: m },
  ];
}
