/** Changes of the last weeks and the coming ones, with who agreed to them and what came of them. Every draw comes out the same for the same day. */
import { dayOf, instantOf, occurrencesOf, offsetsOver, tickOfCivil, weekdayOf, type WindowRow } from '#calendar/rules';
import {
  change,
  changeApproval,
  changeModel,
  changePolicy,
  linesFor,
  projectChange,
  riskOf,
  type ChangeModel,
  type ChangeRow,
  type PolicyLine,
} from '#changes/rules';
import { chanceFrom, type Chance } from './chance.ts';
import type { TeamKey } from './cast.ts';
import type { Making } from './make-records.ts';
import { expanded } from './operations/assets.ts';
import { sampleChanges, sampleModels, type SampleChange } from './operations/changes.ts';

export interface ChangesResources {
  readonly today: string;
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly projectIds: ReadonlyMap<string, string>;
  /** Weeks of which there are changes. */
  readonly weeksBack?: number;
  readonly weeksAhead?: number;
}

const perWeek = 6;
const zone = 'Europe/Berlin';
const ticksPerMinute = 10;

type Named = { readonly id: string; readonly row: Readonly<Record<string, unknown>> };

export function makeChanges({ add, records }: Making, resources: ChangesResources): void {
  const { today, personIds, projectIds, weeksBack = 6, weeksAhead = 6 } = resources;
  const named = (thing: string, field: string): ReadonlyMap<string, Named> =>
    new Map(records.filter((each) => each.thing === thing).map((each) => [String(each.row[field]), each]));
  const services = named('service', 'key');
  const assets = named('asset', 'name');
  const windows = records.filter((each) => each.thing === 'window').map(({ id, row }) => ({ ...row, id }) as unknown as WindowRow);
  const policies = makePolicies(add, resources);
  const models = new Map(sampleModels.map((each) => [each.name, makeModel(add, each)]));
  const chance = chanceFrom(10_000 + weeksBack + weeksAhead);
  const drawn = sampleChanges.flatMap((each) => Array.from({ length: each.weight }, () => each));
  const year = Number(today.slice(0, 4));
  const offsets = offsetsOver(year - 3, year + 2);
  const isFrozen = (from: number, to: number): boolean =>
    windows.some((each) => each.kind === 'freeze-hard' && occurrencesOf(each, from, to, offsets(each.zone)).length > 0);
  const monday = dayOf(today) - weekdayOf(dayOf(today));
  let number = 0;

  /** One change of a kind, on a day, with everything that follows from whether it lies behind or ahead. */
  function make(
    of: SampleChange,
    day: number,
    fixed: { readonly asset?: string; readonly hour?: number; readonly projectId?: string } = {},
  ): void {
    const at = (minute: number): number => tickOfCivil({ day, minute }, offsets(zone));
    const hour = fixed.hour ?? of.hour;
    const [from, to] = [at(hour * 60), at(hour * 60) + of.minutes * ticksPerMinute];
    // The way back may take as long again.
    if (isFrozen(from, to + of.minutes * ticksPerMinute)) return;
    const service = services.get(of.service)!;
    const assetName = fixed.asset ?? (of.asset === null ? null : chance.pick(expanded(of.asset)));
    const model = of.kind === 'model' ? models.get(sampleModels.find((each) => each.for.test(of.title))!.name)! : undefined;
    const isPast = day < dayOf(today);
    const requester = personIds[of.requester]!;
    const [riskReach, riskNovelty, riskTesting] = of.risk;
    const plan = model
      ? { plan: model.plan, testPlan: model.testPlan, backOutPlan: model.backOutPlan, isBackOutTested: true }
      : {
          plan: 'As in the work instruction, step by step, by two people.',
          testPlan:
            of.kind === 'emergency' ? '' : 'The checks of the service are green for a quarter of an hour; one of its users says yes.',
          backOutPlan: 'What was there before is kept until the day after and put back.',
          isBackOutTested: chance.happens(60),
        };
    const risked = { riskReach, riskNovelty, riskTesting, ...plan };
    const tier = Number(service.row['tier']);
    const risk = riskOf(risked, tier);
    const kind = of.kind === 'model' ? ('standard' as const) : of.kind;
    const isInSoftFreeze = windows.some(
      (each) =>
        each.kind === 'freeze-soft' && each.scope === 'organisation' && occurrencesOf(each, from, to, offsets(each.zone)).length > 0,
    );
    const lines = linesFor({ kind, risk }, { tier, isInSoftFreeze }, policies);
    const ahead = day - dayOf(today);
    const isAgreed = isPast || lines.length === 0 || (ahead < 12 && !isInSoftFreeze) || chance.happens(40);
    const isDraft = !isPast && lines.length > 0 && ahead > 21 && !isInSoftFreeze && chance.happens(40);
    const submitted = Math.min(
      from - (kind === 'emergency' ? 2 * 600 : (4 + chance.below(8)) * 14_400),
      tickOfCivil({ day: dayOf(today), minute: 540 }, offsets(zone)),
    );
    const ended = isPast
      ? outcomeOf(chance, kind)
      : { status: isAgreed ? ('approved' as const) : ('awaiting-approval' as const), outcome: null, notes: '' };
    const status = isDraft ? ('draft' as const) : ended.status;
    const isStanding = status !== 'draft';
    const late = chance.below(4) * 5;
    const title = of.title.replace('{asset}', assetName ?? '');
    const { id } = add(change, {
      number: ++number,
      title,
      kind,
      status,
      modelId: model?.id ?? null,
      serviceId: service.id,
      assetIds: assetName === null ? [] : [assets.get(assetName)!.id],
      environment: of.service === 'NET' || of.service === 'WAN' ? 'Network' : 'Production',
      requesterId: requester,
      requestedById: null,
      implementerId: personIds[chance.pick(of.who)]!,
      reason: model ? '' : 'What is there now is no longer supported, or stands in the way of what is wanted of it.',
      ...risked,
      backOutMinutes: Math.max(15, Math.round(of.minutes / 2)),
      verificationMinutes: 15,
      risk,
      plannedStart: instantOf(from),
      plannedEnd: instantOf(to),
      submittedAt: isStanding ? instantOf(submitted) : null,
      approvedAt: isStanding && isAgreed ? instantOf(kind === 'emergency' ? from + 600 : submitted + 600) : null,
      actualStart: isPast ? instantOf(from + late * ticksPerMinute) : null,
      actualEnd: isPast ? instantOf(to + (late + chance.below(7) * 5 - 15) * ticksPerMinute) : null,
      outcome: ended.outcome,
      outcomeNotes: ended.notes,
    });
    if (fixed.projectId) add(projectChange, { projectId: fixed.projectId, changeId: id });
    if (isStanding && isAgreed) agree(id, lines, requester, String(service.row['ownerId']));
  }

  /** Managers are not accounts here but people: the head of the house and the leads. */
  function agree(changeId: string, lines: readonly PolicyLine[], requester: string, owner: string): void {
    const board = ['henrike', 'mara', 'noor', 'gesa'].map((key) => personIds[key]!).filter((id) => id !== requester);
    const counts = new Map<string, string[]>();
    for (const line of lines) {
      const who =
        line.approvers === 'people'
          ? line.personIds.filter((id) => id !== requester)
          : line.approvers === 'service-owner' && owner !== requester
            ? [owner]
            : board;
      for (const personId of who.slice(0, line.quorum)) counts.set(personId, [...(counts.get(personId) ?? []), line.id]);
    }
    for (const [personId, policyIds] of counts)
      add(changeApproval, { changeId, round: 1, decision: 'approved', personId, comment: '', policyIds });
  }

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

const firstEvening = (from: number, isFree: (day: number) => boolean): number => {
  for (let day = from; day < from + 60; day++) if (weekdayOf(day) === 2 && isFree(day)) return day;
  return from;
};
const firstSunday = (from: number): number => from + ((6 - weekdayOf(from) + 7) % 7);

function outcomeOf(chance: Chance, kind: ChangeRow['kind']): { status: ChangeRow['status']; outcome: ChangeRow['outcome']; notes: string } {
  const drawn = chance.below(100) + (kind === 'emergency' ? 10 : kind === 'standard' ? -4 : 0);
  if (drawn >= 97)
    return {
      status: 'rolled-back',
      outcome: 'rolled-back',
      notes: 'It did not come up as it should; the old state was put back within the hour.',
    };
  if (drawn >= 93)
    return { status: 'failed', outcome: 'failed', notes: 'Half of the calls failed afterwards; the supplier is working on it.' };
  if (drawn >= 85)
    return {
      status: 'done',
      outcome: 'with-issues',
      notes: 'It works. It took longer than planned, and a certificate had to be renewed first.',
    };
  return { status: 'done', outcome: 'successful', notes: '' };
}

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
