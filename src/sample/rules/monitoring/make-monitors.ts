/** Monitors of the sample department: examples, which send nothing anywhere, with some outages behind them, targets, and a status page. */
import { dateOf, dayOf } from '#calendar/rules';
import { availabilityTarget, monitor, monitorSettings, outage, statusPage, type MonitorKind } from '#monitoring/rules';
import type { Making } from '../make-records.ts';

export interface MonitorsResources {
  readonly today: string;
  readonly serviceIds: ReadonlyMap<string, string>;
}

/** Service, name, mean answer in milliseconds, and behind which it stands. */
const watched = `
NET   | Core router Hamburg       | 4   |
INET  | Way out                   | 12  | Core router Hamburg
DNS   | Name service              | 6   | Core router Hamburg
DIR   | Sign-in page              | 90  | Core router Hamburg
MAIL  | Mail gateway              | 45  | Core router Hamburg
ERP   | ERP login                 | 180 | Core router Hamburg
DB    | PostgreSQL port           | 3   | Core router Hamburg
SHOP  | Shop front page           | 120 | Way out
SHOP  | Shop basket               | 240 | Way out
VPN   | VPN gateway               | 30  | Way out
PHONE | Telephone exchange        | 8   | Core router Hamburg
DESK  | Service management tool   | 150 | Core router Hamburg
`;

/** Monitor, days back, from, minutes, what was found, as what it counts and why. */
const past = `
Shop front page         | 83 | 09:12 | 41 | timeout           |             |
VPN gateway             | 77 | 07:48 | 18 | refused           |             |
ERP login               | 71 | 21:30 | 95 | unexpected-status | maintenance | The update was agreed with accounting by telephone, and nobody had entered a window.
Mail gateway            | 64 | 13:05 | 26 | timeout           |             |
Shop basket             | 58 | 18:22 | 12 | unexpected-status |             |
Core router Hamburg     | 51 | 03:10 | 9  | timeout           | false-alarm | The probe itself had lost its network card; the router log shows traffic all the time.
Sign-in page            | 44 | 08:31 | 22 | certificate-expired |           |
Shop front page         | 37 | 11:47 | 6  | unexpected-status |             |
Service management tool | 30 | 10:15 | 54 | timeout           |             |
VPN gateway             | 22 | 16:40 | 11 | refused           |             |
ERP login               | 15 | 06:55 | 33 | timeout           |             |
Shop basket             | 9  | 20:03 | 8  | unexpected-status |             |
Mail gateway            | 4  | 14:26 | 7  | timeout           |             |
`;

const details: Readonly<Record<string, string>> = { 'unexpected-status': '503' };
const targets = { SHOP: 99.9, ERP: 99.8, VPN: 99.5, MAIL: 99.5 } as const;
const shown = ['SHOP', 'ERP', 'MAIL', 'VPN', 'PHONE', 'DESK'];

const cells = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const settingsOf = (kind: MonitorKind, more: object) => monitorSettings.parse({ kind, ...more });

export function makeMonitors(making: Making, { today, serviceIds }: MonitorsResources): void {
  const idOf = new Map<string, { readonly id: string; readonly serviceId: string }>();
  const add = (name: string, serviceId: string, kind: MonitorKind, more: object, fields: object = {}) =>
    idOf.set(name, making.add(monitor, { name, serviceId, kind, settings: settingsOf(kind, more), ...fields }));
  for (const [key, name, milliseconds, parent] of cells(watched))
    add(
      name!,
      serviceIds.get(key!)!,
      'example',
      { milliseconds: Number(milliseconds) },
      { parentIds: parent ? [idOf.get(parent)!.id] : [] },
    );
  // What a real one looks like; it is off, so that the sample asks nobody for anything.
  add('Shop from outside', serviceIds.get('SHOP')!, 'http', { url: 'https://shop.example.com/', keyword: 'Basket' }, { isEnabled: false });
  add(
    'Certificate of the shop',
    serviceIds.get('SHOP')!,
    'tls',
    { host: 'shop.example.com' },
    { isEnabled: false, countsAsDowntime: false },
  );
  for (const [name, daysBack, from, minutes, reason, classification, explanation] of cells(past)) {
    const { id, serviceId } = idOf.get(name!)!;
    const startedAt = `${dateOf(dayOf(today) - Number(daysBack))}T${from}:00.000Z`;
    making.add(outage, {
      monitorId: id,
      serviceId,
      state: 'down',
      startedAt,
      endedAt: new Date(Date.parse(startedAt) + Number(minutes) * 60_000).toISOString(),
      reason: reason!,
      detail: details[reason!] ?? null,
      classification: (classification || 'outage') as 'outage',
      explanation: explanation ?? '',
    });
  }
  for (const [key, percent] of Object.entries(targets)) making.add(availabilityTarget, { serviceId: serviceIds.get(key)!, percent });
  making.add(statusPage, {
    title: 'Services of the IT department',
    about: 'How the services are that most people use. Something else is wrong? The hotline is 4711.',
    serviceIds: shown.map((key) => serviceIds.get(key)!),
  });
}
