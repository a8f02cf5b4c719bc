/** Draws one change of the sample: of a kind, on a day, with everything that follows from whether it lies behind or ahead. */
import { dayOf, instantOf, occurrencesOf, offsetsOver, tickOfCivil, type WindowRow } from '#calendar/rules';
import { change, changeApproval, linesFor, projectChange, riskOf, type ChangeModel, type ChangeRow, type PolicyLine } from '#changes/rules';
import type { Chance } from '../chance.ts';
import type { Making } from '../make-records.ts';
import { expanded } from '../operations/assets.ts';
import { sampleModels, type SampleChange } from '../operations/changes.ts';

/** What changes tell of. */
export interface Landscape {
  readonly today: string;
  readonly personIds: Readonly<Record<string, string>>;
  /** By key. */
  readonly services: ReadonlyMap<string, { readonly id: string; readonly tier: number; readonly ownerId: string | null }>;
  /** Ids by name. */
  readonly assets: ReadonlyMap<string, string>;
  readonly windows: readonly WindowRow[];
  readonly policies: readonly PolicyLine[];
  /** By name. */
  readonly models: ReadonlyMap<string, Pick<ChangeModel, 'id' | 'plan' | 'testPlan' | 'backOutPlan'>>;
}

interface Fixed {
  readonly asset?: string;
  readonly hour?: number;
  readonly projectId?: string;
}

const zone = 'Europe/Berlin';
const ticksPerMinute = 10;

export interface ChangeMaker {
  /** Undefined where a freeze stands in its way. */
  readonly make: (of: SampleChange, day: number, fixed?: Fixed) => ChangeRow | undefined;
  readonly isFrozen: (from: number, to: number) => boolean;
}

/** Numbers them from 1. */
export function changeMaker({ add }: Pick<Making, 'add'>, landscape: Landscape, chance: Chance): ChangeMaker {
  const { today, personIds, services, assets, windows, policies, models } = landscape;
  const year = Number(today.slice(0, 4));
  const offsets = offsetsOver(year - 3, year + 2);
  const isFrozen = (from: number, to: number): boolean =>
    windows.some((each) => each.kind === 'freeze-hard' && occurrencesOf(each, from, to, offsets(each.zone)).length > 0);
  let number = 0;

  function make(of: SampleChange, day: number, fixed: Fixed = {}): ChangeRow | undefined {
    const at = (minute: number): number => tickOfCivil({ day, minute }, offsets(zone));
    const hour = fixed.hour ?? of.hour;
    const [from, to] = [at(hour * 60), at(hour * 60) + of.minutes * ticksPerMinute];
    // The way back may take as long again.
    if (isFrozen(from, to + of.minutes * ticksPerMinute)) return undefined;
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
    const tier = service.tier;
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
    const row = add(change, {
      number: ++number,
      title,
      kind,
      status,
      modelId: model?.id ?? null,
      serviceId: service.id,
      assetIds: assetName === null ? [] : [assets.get(assetName)!],
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
    if (fixed.projectId) add(projectChange, { projectId: fixed.projectId, changeId: row.id });
    if (isStanding && isAgreed) agree(row.id, lines, requester, service.ownerId);
    return row as ChangeRow;
  }

  /** Managers are not accounts here but people: the head of the house and the leads. */
  function agree(changeId: string, lines: readonly PolicyLine[], requester: string, owner: string | null): void {
    const board = ['henrike', 'mara', 'noor', 'gesa'].map((key) => personIds[key]!).filter((id) => id !== requester);
    const counts = new Map<string, string[]>();
    for (const line of lines) {
      const who =
        line.approvers === 'people'
          ? line.personIds.filter((id) => id !== requester)
          : line.approvers === 'service-owner' && owner !== null && owner !== requester
            ? [owner]
            : board;
      for (const personId of who.slice(0, line.quorum)) counts.set(personId, [...(counts.get(personId) ?? []), line.id]);
    }
    for (const [personId, policyIds] of counts)
      add(changeApproval, { changeId, round: 1, decision: 'approved', personId, comment: '', policyIds });
  }

  return { make, isFrozen };
}

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
