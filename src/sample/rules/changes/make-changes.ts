/** Changes of the last weeks and the coming ones, with who agreed to them and what came of them. Every draw comes out the same for the same day. */
import { dayOf, weekdayOf, type WindowRow } from '#calendar/rules';
import { changeModel, changePolicy, type ChangeModel, type PolicyLine } from '#changes/rules';
import { chanceFrom } from '../chance.ts';
import type { TeamKey } from '../cast.ts';
import type { Making } from '../make-records.ts';
import { sampleChanges, sampleModels, type SampleChange } from '../operations/changes.ts';
import { changeMaker } from './draw-change.ts';

export interface ChangesResources {
  readonly today: string;
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly projectIds: ReadonlyMap<string, string>;
}

/** Weeks of which there are changes, before this one and from it on. */
export const weeksBack = 6;
const weeksAhead = 6;
const perWeek = 6;

export function makeChanges({ add, records }: Making, resources: ChangesResources): void {
  const { today, personIds, projectIds } = resources;
  const rowsOf = (thing: string): readonly Readonly<Record<string, unknown>>[] =>
    records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }));
  const policies = makePolicies(add, resources);
  const models = new Map(sampleModels.map((each) => [each.name, makeModel(add, each)]));
  const chance = chanceFrom(10_000 + weeksBack + weeksAhead);
  const landscape = {
    today,
    personIds,
    services: new Map(rowsOf('service').map((each) => [String(each['key']), each as never])),
    assets: new Map(rowsOf('asset').map((each) => [String(each['name']), String(each['id'])])),
    windows: rowsOf('window') as unknown as readonly WindowRow[],
    policies,
    models,
  };
  const { make, isFrozen } = changeMaker({ add }, landscape, chance);
  const monday = dayOf(today) - weekdayOf(dayOf(today));
  for (let week = -weeksBack; week < weeksAhead; week++)
    for (let count = 0; count < perWeek; count++) {
      const of = chance.pick(drawn);
      // Nobody plans an emergency.
      const day = monday + week * 7 + chance.pick(of.weekdays) - 1;
      if (of.kind !== 'emergency' || day < dayOf(today)) make(of, day);
    }
  const called = (title: string): SampleChange => sampleChanges.find((each) => each.title.startsWith(title))!;
  // Both nodes of the database pair in one evening: each alone would do no harm.
  const evening = firstEvening(dayOf(today) + 8, (day) => !isFrozen(day * 14_400, (day + 1) * 14_400));
  make(called('Quarterly patches'), evening, { asset: 'ora-ham-1' });
  make({ ...called('Quarterly patches'), title: 'Exchange a disk controller in {asset}', who: ['helge'], minutes: 120 }, evening, {
    asset: 'ora-ham-2',
    hour: 21,
  });
  // In the week of the auditors what changes is asked about.
  make(called('Upgrade the controller'), monday + 13 * 7 + 1);
  const cutOver = projectIds.get('ERP');
  if (cutOver)
    make({ ...called('New interface'), title: 'Interfaces of the new ERP go live' }, firstSunday(dayOf(today) + 20), {
      projectId: cutOver,
    });
}

/** Each as often as it is usual. */
export const drawn = sampleChanges.flatMap((each) => Array.from({ length: each.weight }, () => each));

const firstEvening = (from: number, isFree: (day: number) => boolean): number => {
  for (let day = from; day < from + 60; day++) if (weekdayOf(day) === 2 && isFree(day)) return day;
  return from;
};
const firstSunday = (from: number): number => from + ((6 - weekdayOf(from) + 7) % 7);

function makeModel(
  add: Making['add'],
  { name, purpose, plan, testPlan, backOutPlan, minutes }: (typeof sampleModels)[number],
): Pick<ChangeModel, 'id' | 'plan' | 'testPlan' | 'backOutPlan'> {
  return add(changeModel, {
    name,
    purpose,
    plan,
    testPlan,
    backOutPlan,
    isBackOutTested: true,
    durationMinutes: minutes,
    backOutMinutes: 30,
    riskReach: 'some',
    riskNovelty: 'often',
    riskTesting: 'whole',
  });
}

/** The policy of the house: a board for what matters, the owner of the service in soft freezes, security where anything new is opened. */
function makePolicies(add: Making['add'], { personIds }: ChangesResources): readonly PolicyLine[] {
  const board = ['henrike', 'mara', 'noor', 'gesa'].map((key) => personIds[key]!);
  return [
    add(changePolicy, { name: 'Every normal change', kinds: ['normal'], approvers: 'managers', quorum: 1, noticeHours: 24 }),
    add(changePolicy, {
      name: 'Change board for high risk',
      kinds: ['normal'],
      leastRisk: 'high',
      approvers: 'people',
      personIds: board,
      quorum: 2,
      noticeHours: 72,
    }),
    add(changePolicy, { name: 'Emergency, afterwards', kinds: ['emergency'], approvers: 'managers', quorum: 1 }),
    add(changePolicy, {
      name: 'In a soft freeze the owner of the service agrees',
      kinds: ['standard', 'normal', 'emergency'],
      holds: 'soft-freeze',
      approvers: 'service-owner',
    }),
  ];
}
