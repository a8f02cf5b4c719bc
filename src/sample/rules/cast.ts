/** The people of the sample: an IT department of sixty in Hamburg, Leipzig and Lisbon. Everybody is invented. */
export const teams = {
  it: { name: 'IT', lead: 'henrike', site: 'hamburg' },
  desk: { name: 'Service desk', lead: 'amelie', site: 'hamburg' },
  workplace: { name: 'Workplace', lead: 'birgit', site: 'hamburg' },
  network: { name: 'Network', lead: 'jonas', site: 'hamburg' },
  platform: { name: 'Platform & cloud', lead: 'mara', site: 'hamburg' },
  databases: { name: 'Databases', lead: 'ruth', site: 'hamburg' },
  erp: { name: 'ERP', lead: 'volker', site: 'hamburg' },
  security: { name: 'Security', lead: 'noor', site: 'hamburg' },
  office: { name: 'Architecture & PMO', lead: 'gesa', site: 'hamburg' },
} as const;
export type TeamKey = keyof typeof teams;

export const skills = {
  support: ['User support', 'Workplace'],
  windows: ['Windows clients', 'Workplace'],
  packaging: ['Software packaging', 'Workplace'],
  mobile: ['Mobile devices', 'Workplace'],
  switching: ['Switching and routing', 'Network'],
  wireless: ['Wireless networks', 'Network'],
  firewall: ['Firewalls', 'Network'],
  voice: ['Voice over IP', 'Network'],
  linux: ['Linux servers', 'Platform'],
  virtual: ['Virtualisation', 'Platform'],
  cloud: ['Cloud platforms', 'Platform'],
  automation: ['Infrastructure as code', 'Platform'],
  backup: ['Backup and storage', 'Platform'],
  identity: ['Identity and directories', 'Platform'],
  postgres: ['PostgreSQL', 'Databases'],
  oracle: ['Oracle databases', 'Databases'],
  migration: ['Data migration', 'Databases'],
  finance: ['ERP finance', 'ERP'],
  logistics: ['ERP logistics', 'ERP'],
  development: ['ERP development', 'ERP'],
  audit: ['Security audit', 'Security'],
  response: ['Incident response', 'Security'],
  policy: ['Policy and compliance', 'Security'],
  leading: ['Project management', 'Office'],
  architecture: ['Enterprise architecture', 'Office'],
  training: ['Training and communication', 'Office'],
  itsm: ['Service management tools', 'Office'],
} as const;
export type SkillKey = keyof typeof skills;

/** Hourly rate in cents; the job role decides unless a contract says otherwise. */
export const jobRoles = {
  cio: ['Chief information officer', 11_800],
  teamLead: ['Team lead', 8_400],
  agent: ['Service desk agent', 4_400],
  client: ['Workplace engineer', 5_600],
  net: ['Network engineer', 6_400],
  sys: ['Platform engineer', 6_600],
  dba: ['Database administrator', 6_800],
  consultant: ['ERP consultant', 7_200],
  developer: ['ERP developer', 6_900],
  analyst: ['Security analyst', 6_900],
  architect: ['Enterprise architect', 8_200],
  manager: ['Project manager', 7_400],
  trainer: ['Training and communication', 5_200],
} as const;
export type JobRoleKey = keyof typeof jobRoles;

export type SiteKey = 'hamburg' | 'leipzig' | 'lisboa';

export interface CastMember {
  readonly key: string;
  readonly name: string;
  readonly team: TeamKey;
  readonly site: SiteKey;
  readonly jobRole: JobRoleKey;
  /** Skill and level, the strongest first. */
  readonly skills: readonly (readonly [SkillKey, number])[];
  readonly capacityPerMille: number;
  readonly kind: 'staff' | 'agency' | 'contract';
  /** Works the late shift of the service desk. */
  readonly isLate: boolean;
}

const lines = `
henrike  | Henrike Brandt     | it        | hamburg | cio        | leading 4, architecture 3
amelie   | Amelie Voss        | desk      | hamburg | teamLead   | itsm 5, support 5, leading 3
yusuf    | Yusuf Demir        | desk      | hamburg | agent      | support 4, voice 2
lena     | Lena Krüger        | desk      | leipzig | agent      | support 4, itsm 3               | 750
tiago    | Tiago Moreira      | desk      | lisboa  | agent      | support 4, mobile 3             | late
rita     | Rita Falcão        | desk      | lisboa  | agent      | support 3, training 3           | late
kevin    | Kevin Scholz       | desk      | leipzig | agent      | support 3, windows 2
nele     | Nele Harms         | desk      | hamburg | agent      | support 5, itsm 3               | 600
paula    | Paula Nunes        | desk      | lisboa  | agent      | support 2, mobile 2             | late
ole      | Ole Jürgens        | desk      | hamburg | agent      | support 3, windows 3            | agency
birgit   | Birgit Sander      | workplace | hamburg | teamLead   | windows 5, packaging 4, leading 3
marek    | Marek Novotný      | workplace | leipzig | client     | windows 4, packaging 3
sofia    | Sofia Antunes      | workplace | lisboa  | client     | windows 4, mobile 4
dennis   | Dennis Krull       | workplace | hamburg | client     | packaging 5, windows 4
hatice   | Hatice Aydın       | workplace | hamburg | client     | mobile 5, identity 2            | 800
bruno    | Bruno Pacheco      | workplace | lisboa  | client     | windows 3, support 3
steffen  | Steffen Uhlig      | workplace | leipzig | client     | windows 3, wireless 2
jannik   | Jannik Behrens     | workplace | hamburg | client     | windows 3, support 3            | agency
jonas    | Jonas Petersen     | network   | hamburg | teamLead   | switching 5, firewall 4, leading 3
katrin   | Katrin Lohse       | network   | leipzig | net        | switching 4, wireless 3
miguel   | Miguel Sequeira    | network   | lisboa  | net        | switching 4, firewall 3
farid    | Farid Rahmani      | network   | hamburg | net        | firewall 5, switching 3
svenja   | Svenja Tietz       | network   | hamburg | net        | voice 5, switching 3            | 800
lutz     | Lutz Wagenknecht   | network   | leipzig | net        | voice 4, switching 3
ines     | Inês Tavares       | network   | lisboa  | net        | wireless 5, switching 3
gregor   | Gregor Madl        | network   | hamburg | net        | wireless 4, switching 4         | contract 9800
mara     | Mara Lindqvist     | platform  | hamburg | teamLead   | cloud 5, automation 4, leading 4
tobias   | Tobias Eck         | platform  | leipzig | sys        | linux 5, virtual 4
andre    | André Quintela     | platform  | lisboa  | sys        | cloud 4, automation 4
priya    | Priya Raman        | platform  | hamburg | sys        | automation 5, cloud 4
falk     | Falk Neubert       | platform  | leipzig | sys        | backup 5, virtual 4
joana    | Joana Bettencourt  | platform  | lisboa  | sys        | linux 4, cloud 3
nils     | Nils Ostermann     | platform  | hamburg | sys        | virtual 5, backup 3
olga     | Olga Wieczorek     | platform  | leipzig | sys        | identity 5, windows 3           | 800
sam      | Sam Whitlock       | platform  | lisboa  | sys        | cloud 5, automation 4           | contract 11200
ruth     | Ruth Adebayo       | databases | hamburg | teamLead   | oracle 5, postgres 4, leading 3
carsten  | Carsten Pohl       | databases | leipzig | dba        | oracle 4, migration 4
duarte   | Duarte Vilela      | databases | lisboa  | dba        | postgres 5, migration 3
ewa      | Ewa Zielińska      | databases | hamburg | dba        | postgres 4, oracle 3
helge    | Helge Thoms        | databases | leipzig | dba        | oracle 5, backup 3              | 500
volker   | Volker Ahrens      | erp       | hamburg | teamLead   | finance 5, leading 4, logistics 3
silke    | Silke Bergmann     | erp       | hamburg | consultant | finance 5
matthias | Matthias Grube     | erp       | leipzig | consultant | logistics 5
clara    | Clara Meirelles    | erp       | lisboa  | consultant | finance 4, logistics 3
deniz    | Deniz Koç          | erp       | hamburg | developer  | development 5, migration 3
anke     | Anke Rösler        | erp       | leipzig | consultant | logistics 4, training 3         | 750
ricardo  | Ricardo Salgado    | erp       | lisboa  | developer  | development 4, migration 4      | contract 10400
theresa  | Theresa Wolff      | erp       | hamburg | developer  | development 4
philip   | Philip Asante      | erp       | hamburg | consultant | migration 5, finance 3          | contract 12600
noor     | Noor van Dijk      | security  | hamburg | teamLead   | policy 5, audit 4, leading 3
christoph| Christoph Lang     | security  | leipzig | analyst    | audit 5, response 3
beatriz  | Beatriz Seabra     | security  | lisboa  | analyst    | response 5, firewall 3
emil     | Emil Haase         | security  | hamburg | analyst    | response 4, identity 3
zeynep   | Zeynep Arslan      | security  | hamburg | analyst    | identity 4, policy 4            | 900
gesa     | Gesa Thomsen       | office    | hamburg | teamLead   | leading 5, training 3
walter   | Walter Kiefer      | office    | leipzig | architect  | architecture 5, cloud 3
isabel   | Isabel Prado       | office    | lisboa  | manager    | leading 5
fynn     | Fynn Clausen       | office    | hamburg | manager    | leading 4, itsm 2
dagmar   | Dagmar Reiss       | office    | leipzig | manager    | leading 4                       | 800
leonor   | Leonor Castanho    | office    | lisboa  | trainer    | training 5, leading 2
`;

export interface ContractRate {
  readonly key: string;
  readonly hourlyMinor: number;
}

const cells = lines
  .trim()
  .split('\n')
  .map((each) => each.split('|').map((cell) => cell.trim()));

export const cast: readonly CastMember[] = cells.map(([key, name, team, site, jobRole, known, terms = '']) => ({
  key: key!,
  name: name!,
  team: team as TeamKey,
  site: site as SiteKey,
  jobRole: jobRole as JobRoleKey,
  skills: known!.split(', ').map((each) => {
    const [skill, level] = each.split(' ');
    return [skill as SkillKey, Number(level)] as const;
  }),
  capacityPerMille: /^\d+$/.test(terms) ? Number(terms) : 1000,
  kind: terms.startsWith('contract') ? 'contract' : terms === 'agency' ? 'agency' : 'staff',
  isLate: terms === 'late',
}));

export const contractRates: readonly ContractRate[] = cells.flatMap(([key, , , , , , terms = '']) =>
  terms.startsWith('contract ') ? [{ key: key!, hourlyMinor: Number(terms.slice(9)) }] : [],
);
