/** What columns of services and assets are called, and what their cells mean, in English and German. */
import {
  minutesOf,
  type AssetColumn,
  type AssetKind,
  type DependencyColumn,
  type DependencyKind,
  type ServiceColumn,
} from '#operations/rules';
import type { Known } from './catalogue-of-table.ts';
import type { ColumnWords } from './table-columns.ts';

export const serviceWords: ColumnWords<ServiceColumn> = {
  key: ['Key', 'Kürzel', 'Short name', 'Kurzname', 'Code', 'ID'],
  name: ['Name', 'Service', 'Service name', 'Servicename', 'Bezeichnung', 'Dienst'],
  purpose: ['What it does', 'Was er leistet', 'Purpose', 'Zweck', 'Description', 'Beschreibung'],
  tier: ['Tier', 'Stufe', 'Criticality', 'Kritikalität', 'Class', 'Klasse', 'Priority', 'Priorität'],
  status: ['State', 'Stand', 'Status', 'Lifecycle', 'Lebenszyklus'],
  owner: ['Owner', 'Verantwortlich', 'Service owner', 'Verantwortliche', 'Responsible'],
  team: ['Team', 'Support group', 'Gruppe', 'Group'],
  calendar: ['Service hours', 'Servicezeiten', 'Calendar', 'Kalender', 'Servicezeit'],
  rto: ['RTO', 'Back within', 'Back within (RTO)', 'Wieder da in (RTO)', 'Wiederanlaufzeit', 'Recovery time objective'],
  rpo: ['RPO', 'Data loss at most (RPO)', 'Datenverlust höchstens (RPO)', 'Datenverlust', 'Recovery point objective'],
  restore: ['Restore time', 'Wiederherstellung', 'Time to restore', 'Wiederherstellungszeit'],
};

export const assetWords: ColumnWords<AssetColumn> = {
  externalId: ['External id', 'Externe Nummer', 'CI', 'CI number', 'Inventory number', 'Inventarnummer', 'Asset tag', 'Asset ID', 'ID'],
  name: ['Name', 'Asset', 'Hostname', 'Host', 'Computer name', 'Komponente', 'Bezeichnung', 'Gerät'],
  kind: ['Kind', 'Art', 'Type', 'Typ', 'Class', 'Klasse', 'Category', 'Kategorie'],
  status: ['State', 'Stand', 'Status', 'Lifecycle', 'Zustand'],
  service: ['Serves', 'Dient', 'Service', 'Service key', 'Dienst'],
  site: ['Site', 'Standort', 'Location', 'Ort'],
  vendor: ['Vendor', 'Hersteller', 'Manufacturer', 'Supplier'],
  product: ['Product', 'Produkt', 'Model', 'Modell', 'Operating system', 'Betriebssystem'],
  productVersion: ['Version', 'Product version', 'Produktversion', 'Release'],
  serialNumber: ['Serial number', 'Seriennummer', 'Serial', 'SN'],
  purl: ['Package URL', 'Package-URL', 'purl'],
  cpe: ['CPE name', 'CPE-Name', 'CPE'],
  restore: ['Restore time', 'Wiederherstellung', 'Time to restore', 'Wiederherstellungszeit'],
  notes: ['Notes', 'Notizen', 'Remarks', 'Bemerkungen', 'Comment', 'Kommentar'],
};

export const dependencyWords: ColumnWords<DependencyColumn> = {
  from: ['What needs', 'Was etwas braucht', 'From', 'Von', 'Source', 'Quelle', 'Dependent', 'Service', 'Parent'],
  to: ['Needs', 'Braucht', 'To', 'Nach', 'Target', 'Ziel', 'Depends on', 'Hängt ab von', 'Abhängig von', 'Child'],
  kind: ['Kind', 'Art', 'Type', 'Typ', 'Relation', 'Beziehung', 'Relationship'],
  strength: ['Without it', 'Ohne sie', 'Strength', 'Stärke'],
  redundancyGroup: ['Redundancy group', 'Redundanzgruppe', 'Group', 'Gruppe', 'Cluster'],
  notes: ['Notes', 'Notizen', 'Remarks', 'Bemerkungen'],
};

/** How one column becomes one field; `read` answers undefined for what it does not understand. */
export interface FieldReading {
  readonly column: string;
  readonly field: string;
  /** Null is a value of the field, so an empty cell empties it. */
  readonly isOptional: boolean;
  readonly read: (text: string) => unknown;
  /** The code of the remark where the text is the name of something that is not here. */
  readonly unknown?: string;
}

const asItIs = (column: string, isOptional: boolean): FieldReading => ({ column, field: column, isOptional, read: (text) => text });
const oneOf = (column: string, words: Readonly<Record<string, string>>): FieldReading => ({
  column,
  field: column,
  isOptional: false,
  read: (text) => words[text.toLowerCase()],
});
const minutes = (column: string): FieldReading => ({ column, field: `${column}Minutes`, isOptional: true, read: minutesOf });

/** By name, and by whatever else it is known. */
function named(column: string, among: readonly (readonly [name: string | null, id: string])[]): FieldReading {
  const ids = new Map(among.flatMap(([name, id]) => (name === null ? [] : [[name.toLowerCase(), id] as const])));
  return { column, field: `${column}Id`, isOptional: true, read: (text) => ids.get(text.toLowerCase()), unknown: `${column}-unknown` };
}
const byName = (rows: readonly { readonly id: string; readonly name: string }[]): readonly (readonly [string, string])[] =>
  rows.map(({ id, name }) => [name, id]);

const serviceStatusWords: Readonly<Record<string, string>> = {
  planned: 'planned',
  geplant: 'planned',
  live: 'live',
  'in betrieb': 'live',
  active: 'live',
  aktiv: 'live',
  production: 'live',
  produktiv: 'live',
  retired: 'retired',
  eingestellt: 'retired',
  inactive: 'retired',
};

export const serviceFields = ({ people, teams, calendars }: Known): readonly FieldReading[] => [
  { column: 'key', field: 'key', isOptional: false, read: (text) => text.toUpperCase() },
  asItIs('name', false),
  asItIs('purpose', false),
  {
    column: 'tier',
    field: 'tier',
    isOptional: false,
    read: (text) => {
      const digit = /^\D*([1-4])\D*$/.exec(text)?.[1];
      return digit === undefined ? undefined : Number(digit);
    },
  },
  oneOf('status', serviceStatusWords),
  named('owner', [...byName(people), ...people.map(({ id, email }) => [email, id] as const)]),
  named('team', byName(teams)),
  named('calendar', byName(calendars)),
  minutes('rto'),
  minutes('rpo'),
  minutes('restore'),
];

const kindWords: Readonly<Record<string, AssetKind>> = {
  server: 'server',
  'physical server': 'server',
  'virtual machine': 'virtual-machine',
  'virtual-machine': 'virtual-machine',
  'virtuelle maschine': 'virtual-machine',
  vm: 'virtual-machine',
  container: 'container',
  'cloud service': 'cloud',
  'cloud-dienst': 'cloud',
  cloud: 'cloud',
  saas: 'cloud',
  network: 'network',
  netz: 'network',
  netzwerk: 'network',
  switch: 'network',
  router: 'network',
  firewall: 'network',
  storage: 'storage',
  speicher: 'storage',
  'power and cooling': 'power',
  'strom und kühlung': 'power',
  power: 'power',
  strom: 'power',
  ups: 'power',
  usv: 'power',
  database: 'database',
  datenbank: 'database',
  application: 'application',
  anwendung: 'application',
  software: 'application',
  library: 'library',
  bibliothek: 'library',
  data: 'data',
  daten: 'data',
  workstation: 'workstation',
  arbeitsplatz: 'workstation',
  notebook: 'workstation',
  laptop: 'workstation',
  desktop: 'workstation',
  client: 'workstation',
  printer: 'other',
  drucker: 'other',
  other: 'other',
  sonstiges: 'other',
};

const assetStatusWords: Readonly<Record<string, string>> = {
  planned: 'planned',
  geplant: 'planned',
  ordered: 'planned',
  bestellt: 'planned',
  'in stock': 'in-stock',
  'in-stock': 'in-stock',
  'im lager': 'in-stock',
  'in use': 'in-use',
  'in-use': 'in-use',
  'in betrieb': 'in-use',
  active: 'in-use',
  aktiv: 'in-use',
  'in repair': 'in-repair',
  'in-repair': 'in-repair',
  'in reparatur': 'in-repair',
  retired: 'retired',
  ausgemustert: 'retired',
  disposed: 'retired',
};

export const assetFields = ({ services, sites }: Known): readonly FieldReading[] => [
  asItIs('externalId', true),
  asItIs('name', false),
  oneOf('kind', kindWords),
  oneOf('status', assetStatusWords),
  named('service', [...byName(services), ...services.map(({ id, key }) => [key, id] as const)]),
  named('site', byName(sites)),
  asItIs('vendor', true),
  asItIs('product', true),
  asItIs('productVersion', true),
  asItIs('serialNumber', true),
  asItIs('purl', true),
  asItIs('cpe', true),
  minutes('restore'),
  asItIs('notes', false),
];

const dependencyKindWords: Readonly<Record<string, DependencyKind>> = {
  'runs on': 'runs-on',
  'runs-on': 'runs-on',
  'läuft auf': 'runs-on',
  'hosted on': 'runs-on',
  uses: 'uses',
  nutzt: 'uses',
  'depends on': 'uses',
  'hängt ab von': 'uses',
  'keeps data on': 'stores-on',
  'stores-on': 'stores-on',
  'speichert auf': 'stores-on',
  'connects through': 'connects-through',
  'connects-through': 'connects-through',
  'ist angebunden über': 'connects-through',
  'is powered by': 'powered-by',
  'powered-by': 'powered-by',
  'wird versorgt von': 'powered-by',
  'is part of': 'part-of',
  'part-of': 'part-of',
  'ist teil von': 'part-of',
};
const strengthWords: Readonly<Record<string, string>> = {
  hard: 'hard',
  hart: 'hard',
  down: 'hard',
  ausgefallen: 'hard',
  required: 'hard',
  soft: 'soft',
  weich: 'soft',
  degraded: 'soft',
  eingeschränkt: 'soft',
  optional: 'soft',
};

export const dependencyFields: readonly FieldReading[] = [
  oneOf('kind', dependencyKindWords),
  oneOf('strength', strengthWords),
  asItIs('redundancyGroup', true),
  asItIs('notes', false),
];
