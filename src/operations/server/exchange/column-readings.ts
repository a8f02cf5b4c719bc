/** What columns of services and assets are called, and what their cells mean, in English and German. */
import {
  minutesOf,
  type AssetColumn,
  type AssetKind,
  type DependencyColumn,
  type DependencyKind,
  type ServiceColumn,
} from '#operations/rules';
import type { ColumnWords } from '#platform/server/files';
import type { Known } from './catalogue-of-table.ts';

export const serviceWords: readonly ColumnWords<ServiceColumn>[] = [
  { name: 'key', en: ['Key', 'Short name', 'Code', 'ID'], de: ['Kürzel', 'Kurzname'] },
  { name: 'name', en: ['Name', 'Service', 'Service name'], de: ['Servicename', 'Bezeichnung', 'Dienst'] },
  { name: 'purpose', en: ['What it does', 'Purpose', 'Description'], de: ['Was er leistet', 'Zweck', 'Beschreibung'] },
  { name: 'tier', en: ['Tier', 'Criticality', 'Class', 'Priority'], de: ['Stufe', 'Kritikalität', 'Klasse', 'Priorität'] },
  { name: 'status', en: ['State', 'Status', 'Lifecycle'], de: ['Stand', 'Lebenszyklus'] },
  { name: 'owner', en: ['Owner', 'Service owner', 'Responsible'], de: ['Verantwortlich', 'Verantwortliche'] },
  { name: 'team', en: ['Team', 'Support group', 'Group'], de: ['Gruppe'] },
  { name: 'calendar', en: ['Service hours', 'Calendar'], de: ['Servicezeiten', 'Kalender', 'Servicezeit'] },
  {
    name: 'rto',
    en: ['RTO', 'Back within', 'Back within (RTO)', 'Recovery time objective'],
    de: ['Wieder da in (RTO)', 'Wiederanlaufzeit'],
  },
  { name: 'rpo', en: ['RPO', 'Data loss at most (RPO)', 'Recovery point objective'], de: ['Datenverlust höchstens (RPO)', 'Datenverlust'] },
  { name: 'restore', en: ['Restore time', 'Time to restore'], de: ['Wiederherstellung', 'Wiederherstellungszeit'] },
];

export const assetWords: readonly ColumnWords<AssetColumn>[] = [
  {
    name: 'externalId',
    en: ['External id', 'CI', 'CI number', 'Inventory number', 'Asset tag', 'Asset ID', 'ID'],
    de: ['Externe Nummer', 'Inventarnummer'],
  },
  { name: 'name', en: ['Name', 'Asset', 'Hostname', 'Host', 'Computer name'], de: ['Komponente', 'Bezeichnung', 'Gerät'] },
  { name: 'kind', en: ['Kind', 'Type', 'Class', 'Category'], de: ['Art', 'Typ', 'Klasse', 'Kategorie'] },
  { name: 'status', en: ['State', 'Status', 'Lifecycle'], de: ['Stand', 'Zustand'] },
  { name: 'service', en: ['Serves', 'Service', 'Service key'], de: ['Dient', 'Dienst'] },
  { name: 'site', en: ['Site', 'Location'], de: ['Standort', 'Ort'] },
  { name: 'vendor', en: ['Vendor', 'Manufacturer', 'Supplier'], de: ['Hersteller'] },
  { name: 'product', en: ['Product', 'Model', 'Operating system'], de: ['Produkt', 'Modell', 'Betriebssystem'] },
  { name: 'productVersion', en: ['Version', 'Product version', 'Release'], de: ['Produktversion'] },
  { name: 'serialNumber', en: ['Serial number', 'Serial', 'SN'], de: ['Seriennummer'] },
  { name: 'purl', en: ['Package URL', 'purl'], de: ['Package-URL'] },
  { name: 'cpe', en: ['CPE name', 'CPE'], de: ['CPE-Name'] },
  { name: 'restore', en: ['Restore time', 'Time to restore'], de: ['Wiederherstellung', 'Wiederherstellungszeit'] },
  { name: 'notes', en: ['Notes', 'Remarks', 'Comment'], de: ['Notizen', 'Bemerkungen', 'Kommentar'] },
];

export const dependencyWords: readonly ColumnWords<DependencyColumn>[] = [
  { name: 'from', en: ['What needs', 'From', 'Source', 'Dependent', 'Service', 'Parent'], de: ['Was etwas braucht', 'Von', 'Quelle'] },
  { name: 'to', en: ['Needs', 'To', 'Target', 'Depends on', 'Child'], de: ['Braucht', 'Nach', 'Ziel', 'Hängt ab von', 'Abhängig von'] },
  { name: 'kind', en: ['Kind', 'Type', 'Relation', 'Relationship'], de: ['Art', 'Typ', 'Beziehung'] },
  { name: 'strength', en: ['Without it', 'Strength'], de: ['Ohne sie', 'Stärke'] },
  { name: 'redundancyGroup', en: ['Redundancy group', 'Group', 'Cluster'], de: ['Redundanzgruppe', 'Gruppe'] },
  { name: 'notes', en: ['Notes', 'Remarks'], de: ['Notizen', 'Bemerkungen'] },
];

/** How one column becomes one field; `read` answers undefined for what it does not understand. */
export interface FieldReading {
  readonly column: string;
  readonly field: string;
  /** Null is a value of the field, so an empty cell empties it. */
  readonly isOptional: boolean;
  readonly read: (text: string, header: string) => unknown;
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
/** A bare number is of the unit that the header names in brackets, `RTO (h)`; else of minutes. */
const minutes = (column: string): FieldReading => ({
  column,
  field: `${column}Minutes`,
  isOptional: true,
  read: (text, header) => minutesOf(`${text} ${/[([]\s*(\p{L}+)/u.exec(header)?.[1] ?? ''}`) ?? minutesOf(text),
});

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
