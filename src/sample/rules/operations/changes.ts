/** What is altered again and again in the sample: one line a kind of change, from which its generator draws. */
import { minutesOf } from '#operations/rules';

export interface SampleChange {
  readonly service: string;
  /** `core-ham-[1-2]` is one of the two each time. */
  readonly asset: string | null;
  readonly title: string;
  /** `model`: a standard change by the model of this name. */
  readonly kind: 'normal' | 'emergency' | 'model';
  readonly who: readonly string[];
  readonly requester: string;
  /** Hour of the day, by the clock of Hamburg. */
  readonly hour: number;
  /** Sunday is 7. */
  readonly weekdays: readonly number[];
  readonly minutes: number;
  /** Answers about risk: reach, novelty, testing. */
  readonly risk: readonly ['few' | 'some' | 'many', 'often' | 'seldom' | 'never', 'whole' | 'partly' | 'none'];
  /** How often it is drawn beside the others. */
  readonly weight: number;
}

const lines = `
NET   | core-ham-[1-2]   | New firmware on {asset}                    | normal    | jonas, katrin   | jonas   | 20 | 2 4   | 90 min  | many often whole    | 2
NET   | sw-ham-[1-12]    | Replace the switch {asset}                 | normal    | katrin, gregor  | jonas   | 18 | 2 3 4 | 60 min  | some seldom whole   | 4
NET   | sw-lei-[1-5]     | Replace the switch {asset}                 | normal    | katrin, lutz    | jonas   | 18 | 3 4   | 60 min  | some seldom whole   | 2
WAN   | wan-ham-[1-2]    | Upgrade the router {asset}                 | normal    | katrin, farid   | katrin  | 21 | 2     | 2 h     | many seldom partly  | 1
INET  | fw-ham-[1-2]     | Firewall rules of the week                 | model     | farid, miguel   | noor    | 18 | 1 2 3 | 30 min  | some often whole    | 6
WLAN  | wlc-ham-[1-2]    | Upgrade the controller {asset}             | normal    | ines, gregor    | ines    | 19 | 2 3   | 60 min  | some seldom whole   | 1
DNS   | dns-ham-1        | Patches on {asset}                         | model     | olga, tobias    | mara    | 18 | 2     | 30 min  | some often whole    | 3
DIR   | dc-ham-[1-2]     | Patches on {asset}                         | model     | olga, tobias    | mara    | 19 | 3     | 45 min  | many often whole    | 4
DIR   | sso-ham-1        | Second factor for another group of people  | normal    | olga, zeynep    | noor    | 8  | 2 4   | 60 min  | some seldom partly  | 2
VIRT  | esx-ham-[1-4]    | Firmware and patches on {asset}            | model     | nils, tobias    | mara    | 18 | 1 2 3 4 | 2 h   | few often whole     | 6
STOR  | san-ham-[1-2]    | New firmware on {asset}                    | normal    | falk, nils      | falk    | 20 | 4     | 2 h     | many seldom whole   | 1
BACKUP| bkp-app-1        | New release of the backup software         | normal    | falk            | falk    | 10 | 2     | 3 h     | few seldom whole    | 1
DB    | pg-ham-[1-2]     | Patches on {asset}                         | model     | duarte, ewa     | ruth    | 20 | 2 4   | 60 min  | some often whole    | 4
DB    | ora-ham-[1-2]    | Quarterly patches on {asset}               | normal    | carsten, helge  | ruth    | 20 | 3     | 3 h     | many often whole    | 2
MAIL  | mx-ham-[1-2]     | Patches on {asset}                         | model     | olga, joana     | mara    | 18 | 2     | 30 min  | some often whole    | 3
FILES | files-ham-1      | Move a team's shares to the new server     | normal    | falk, olga      | birgit  | 18 | 5     | 3 h     | some seldom partly  | 2
PHONE | pbx-ham-1        | Asterisk update                            | normal    | svenja, lutz    | svenja  | 19 | 2 3   | 60 min  | some seldom whole   | 1
VPN   | vpn-ham-[1-2]    | Update of {asset}                          | model     | farid, miguel   | farid   | 19 | 1 3   | 30 min  | some often whole    | 3
WORK  | pkg-ham-1        | Software package for everybody             | model     | dennis, marek   | birgit  | 12 | 1 2 3 4 | 60 min | some often whole   | 6
DESK  | desk-app-1       | New forms in the service tool              | normal    | fynn, amelie    | amelie  | 17 | 2 4   | 60 min  | few seldom whole    | 2
ERP   | erp-app-[1-2]    | ERP transport of the fortnight             | normal    | deniz, theresa  | volker  | 7  | 7     | 2 h     | some often whole    | 3
ERP   | erp-if-1         | New interface to the bank                  | normal    | ricardo, deniz  | silke   | 8  | 7     | 3 h     | many never partly   | 1
PAY   | pay-app-1        | Update of the payroll                      | normal    | silke, deniz    | silke   | 17 | 3     | 2 h     | some often partly   | 2
DWH   | dwh-etl-1        | More sources for the warehouse of figures  | normal    | duarte, ewa     | walter  | 17 | 2 4   | 2 h     | few seldom whole    | 2
SHOP  | shop-web-[1-3]   | Release of the web shop                    | model     | theresa, ricardo| matthias| 10 | 2 4   | 45 min  | many often whole    | 8
SHOP  | shop-pay-1       | Another way to pay                         | normal    | theresa         | matthias| 10 | 3     | 90 min  | many never partly   | 1
WMS   | wms-app-[1-2]    | Update of {asset}                          | normal    | matthias, ricardo | matthias | 21 | 2 3 | 90 min  | many seldom whole   | 1
PRINT | prn-label-[1-2]  | Replace the label printer {asset}          | normal    | dennis, kevin   | matthias| 14 | 1 2 3 4 | 60 min | few often whole    | 2
SHOP  | shop-cache-1     | Restart of the cache, orders are stuck     | emergency | theresa, tobias | matthias| 11 | 1 2 3 4 5 | 30 min | many often none  | 1
INET  | fw-ham-[1-2]     | Close a hole in the firewall at once       | emergency | farid           | noor    | 13 | 1 2 3 4 5 | 60 min | many never none  | 1
`;

export const sampleChanges: readonly SampleChange[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.trim()) as string[];
    const [service, asset, title, kind, who, requester, hour, weekdays, minutes, risk, weight] = cells;
    return {
      service: service!,
      asset: asset === '-' ? null : asset!,
      title: title!,
      kind: kind as SampleChange['kind'],
      who: who!.split(',').map((each) => each.trim()),
      requester: requester!,
      hour: Number(hour),
      weekdays: weekdays!.split(' ').map(Number),
      minutes: minutesOf(minutes!)!,
      risk: risk!.split(/\s+/) as unknown as SampleChange['risk'],
      weight: Number(weight),
    };
  });

/** By service and title of what follows them. */
export const sampleModels = [
  {
    name: 'Patches, one node of a pair',
    purpose: 'Operating system patches on one node while the other carries on.',
    plan: '1. See that the other node is well.\n2. Take this one out.\n3. Install, restart.\n4. Put it back in.',
    testPlan: 'Both nodes show as well; the service answers from each of them.',
    backOutPlan: 'Start the snapshot taken before.',
    minutes: 60,
    for: /^(Patches|Firmware and patches|Update)/,
  },
  {
    name: 'Firewall rules',
    purpose: 'Rules that were reviewed by security in the week before.',
    plan: '1. Load the reviewed set on the second firewall.\n2. Fail over.\n3. Load it on the first.',
    testPlan: 'The list of connections that must work, and of those that must not.',
    backOutPlan: 'Load the set before; it is kept for ninety days.',
    minutes: 30,
    for: /^Firewall rules/,
  },
  {
    name: 'Software package',
    purpose: 'A package that twenty test computers have had for a week.',
    plan: '1. Release to ring two.\n2. Look at the figures for an hour.\n3. Release to everybody.',
    testPlan: 'Fewer than one installation in a hundred fails.',
    backOutPlan: 'Withdraw the release; the version before is offered again.',
    minutes: 60,
    for: /^Software package/,
  },
  {
    name: 'Release of the web shop',
    purpose: 'Built, tested and rolled out by the pipeline, container by container.',
    plan: 'The pipeline asks the gate, then replaces one container after the other.',
    testPlan: 'An order goes through on each container before the next is replaced.',
    backOutPlan: 'The pipeline puts the image before back.',
    minutes: 45,
    for: /^Release of the web shop/,
  },
] as const;
