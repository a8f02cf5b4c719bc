/** Mornings on which more went wrong than one team could carry: on which day, what was told first, and the lines of what followed. */
import { weekdayOf } from '#calendar/rules';
import type { TeamKey } from '../cast.ts';
import type { Line, Start } from './course.ts';
import { majorLines } from './major.ts';

export interface MajorPlaces {
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly serviceIds: ReadonlyMap<string, string>;
}

export interface Major {
  readonly start: Start;
  /** `at` is the midnight of its day in UTC, in milliseconds since 1970. */
  readonly lines: (at: number) => readonly Line[];
}

/** By the day on which each happened; `now` is the day around which the sample stands. */
export function majorsBefore(now: number, places: MajorPlaces): ReadonlyMap<number, Major> {
  const { personIds, teamIds, serviceIds } = places;
  /** The last such weekday (0 is Sunday) so many days ago or before. */
  const on = (daysAgo: number, weekday: number): number => now - daysAgo - ((weekdayOf(now - daysAgo) + 8 - weekday) % 7);
  const of = (service: string, title: string, description: string, source: 'alert' | 'hand'): Start => ({
    title,
    description,
    serviceId: serviceIds.get(service)!,
    impact: 1,
    urgency: 2,
    priority: 2,
    source,
    reporter: source === 'hand' ? 'Marta Queiroz, sales Lisboa' : null,
  });
  return new Map([
    [
      on(23, 2),
      {
        start: of('STOR', 'Storage in Hamburg does not answer', 'All volumes of sto-ham-1 are gone for all hosts since 7:51.', 'alert'),
        lines: (at) =>
          majorLines(at, {
            storage: serviceIds.get('STOR')!,
            platform: teamIds.platform,
            falk: personIds['falk']!,
            mara: personIds['mara']!,
            leonor: personIds['leonor']!,
          }),
      },
    ],
    [
      on(61, 1),
      {
        start: of(
          'VPN',
          'Nobody works from home: the gateway refuses everybody',
          'Sign-in at the gateway ends with “certificate expired”.',
          'hand',
        ),
        lines: (at) => told(at, places, { service: 'VPN', team: 'network', script: gateway }),
      },
    ],
    [
      on(96, 4),
      {
        start: of(
          'ERP',
          'Month-end closing stands and takes order entry with it',
          'Orders wait for minutes, the closing job holds their table.',
          'hand',
        ),
        lines: (at) => told(at, places, { service: 'ERP', team: 'erp', script: closing }),
      },
    ],
  ] satisfies readonly (readonly [number, Major])[]);
}

/** Time in UTC, kind, value and reason, who, what was said; a value that begins with @ is somebody of the cast, a time is of that day. */
const gateway = `
6:05 | moment | 6:00 occurred        | Farid Rahmani   |
6:05 | moment | 6:05 detected        | Nele Harms      |
6:11 | moment | 6:11 acknowledged    | Farid Rahmani   |
6:11 | person | @farid               | Farid Rahmani   |
6:11 | state  | in-progress          | Farid Rahmani   |
6:20 | note   |                      | Farid Rahmani   | The certificate of vpn-ham-1 ended at midnight. It stands on no list; the one who had it in the calendar left in spring.
6:24 | priority | 1 hand             | Mara Lindqvist  | Two hundred people cannot begin to work.
6:25 | major  | declared             | Mara Lindqvist  | Nobody outside the offices reaches anything.
6:25 | role   | @mara lead           | Mara Lindqvist  |
6:26 | role   | @leonor communications | Mara Lindqvist |
6:35 | update |                      | Leonor Castanho | Remote access does not work. Who can, comes to an office; we tell more at 8:30.
6:40 | state  | on-hold supplier     | Farid Rahmani   | The issuer checks the order by telephone and opens at nine.
7:35 | state  | in-progress          | Farid Rahmani   |
7:58 | moment | 7:55 restored        | Farid Rahmani   |
8:00 | update |                      | Leonor Castanho | Remote access works again.
9:30 | major  | stood-down           | Mara Lindqvist  | Everybody is in.
11:10 | state | resolved fixed       | Farid Rahmani   | New certificate for three years; its end stands in the list of what runs out and in monitoring.
`;

const closing = `
13:12 | moment | 13:05 occurred       | Silke Bergmann  |
13:12 | moment | 13:12 detected       | Nele Harms      |
13:20 | moment | 13:20 acknowledged   | Silke Bergmann  |
13:20 | person | @silke               | Silke Bergmann  |
13:20 | state  | in-progress          | Silke Bergmann  |
13:31 | note   |                      | Ruth Adebayo    | The closing job holds a lock on the price table since 13:05; order entry waits behind it.
13:40 | priority | 1 hand             | Mara Lindqvist  | No order of the last working day of the month gets in.
13:41 | major  | declared             | Mara Lindqvist  | Sales and warehouse stand on the last day of the month.
13:41 | role   | @ruth lead           | Mara Lindqvist  |
13:42 | role   | @leonor communications | Mara Lindqvist |
13:50 | update |                      | Leonor Castanho | Orders cannot be entered. Please write them down; we tell more at 16:30.
14:05 | note   |                      | Silke Bergmann  | Finance decides: the job is stopped and starts again in the evening.
14:20 | moment | 14:16 restored       | Ruth Adebayo    |
14:22 | update |                      | Leonor Castanho | Orders go in again. The closing runs tonight.
15:30 | major  | stood-down           | Ruth Adebayo    | Nothing waits any more.
16:40 | state  | resolved workaround  | Ruth Adebayo    | The job runs after nine in the evening until it reads a copy of the price table.
`;

interface Script {
  readonly service: string;
  readonly team: TeamKey;
  readonly script: string;
}

function told(at: number, { personIds, teamIds, serviceIds }: MajorPlaces, { service, team, script }: Script): readonly Line[] {
  const instant = (time: string): number => {
    const [hour, past] = time.split(':').map(Number);
    return at + (hour! * 60 + past!) * 60_000;
  };
  const rows = script
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, Line['kind'], string, string, string]);
  const first = instant(rows[0]![0]);
  const opened: readonly Line[] = [
    { at: first, kind: 'state', value: 'new', by: 'Nele Harms' },
    { at: first, kind: 'priority', value: '2', reason: 'table', by: 'Nele Harms' },
    { at: first, kind: 'service', value: serviceIds.get(service)!, by: 'Nele Harms' },
    { at: first, kind: 'team', value: teamIds[team], by: 'Nele Harms' },
  ];
  const lines = rows.map(([time, kind, said, by, text]): Line => {
    const [value, reason = null] = said.split(' ');
    const meant = value?.startsWith('@')
      ? personIds[value.slice(1)]!
      : kind === 'moment'
        ? new Date(instant(value!)).toISOString()
        : value || null;
    return { at: instant(time), kind, value: meant, reason, text, by };
  });
  const last = lines.at(-1)!;
  return [...opened, ...lines, { at: last.at + 3 * 86_400_000, kind: 'state', value: 'closed', by: last.by! }];
}
