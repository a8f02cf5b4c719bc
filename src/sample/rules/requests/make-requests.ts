/** What people asked for in the last months, each request with the timeline that it went through, in every state. The same day gives the same requests. */
import { dayOf, weekdayOf } from '#calendar/rules';
import {
  offering,
  requestApproval,
  requestEntry,
  requestKey,
  requestTask,
  serviceRequest,
  type RequestEntryKind,
  type RequestStatus,
} from '#requests/rules';
import { cast, type TeamKey } from '../cast.ts';
import { chanceFrom, type Chance } from '../chance.ts';
import { callers } from '../incidents/matters.ts';
import type { Making } from '../make-records.ts';
import { makeTask } from '../make-task.ts';
import { sampleServices } from '../operations/services.ts';
import { sampleOfferings, stepOf, type SampleOffering } from './offerings.ts';

export interface RequestResources {
  readonly today: string;
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly serviceIds: ReadonlyMap<string, string>;
  readonly projectIds: ReadonlyMap<string, string>;
  /** The membership that loads the sample; some of the requests are its own. */
  readonly authorId: string | null;
}

/** How a request of the sample stands in the end. */
type Fate = Extract<
  RequestStatus,
  'new' | 'awaiting-approval' | 'in-progress' | 'waiting' | 'fulfilled' | 'closed' | 'rejected' | 'cancelled'
>;

const minute = 60_000;
const day = 1440 * minute;
const count = 60;
const daysBack = 120;
/** Those that are not over yet, the latest first. */
const underWay: readonly Fate[] = [
  'new',
  'awaiting-approval',
  'new',
  'in-progress',
  'awaiting-approval',
  'in-progress',
  'waiting',
  'fulfilled',
  'in-progress',
  'fulfilled',
  'waiting',
  'in-progress',
];

interface Line {
  readonly at: number;
  readonly kind: RequestEntryKind;
  readonly value?: string;
  readonly reason?: string;
  readonly text?: string;
  readonly by: string | null;
}

export function makeRequests(making: Making, resources: RequestResources): void {
  const { today, teamIds, serviceIds } = resources;
  const chance = chanceFrom(4711);
  const offeringIds = new Map(
    sampleOfferings.map(
      ({ name, category, service, team, targetMinutes, approval, audience, isActive = true, about, questions, steps }) => {
        const isTeam = approval !== 'nobody' && approval !== 'manager';
        const row = making.add(offering, {
          name,
          category,
          about,
          serviceId: serviceIds.get(service)!,
          teamId: teamIds[team],
          targetMinutes,
          approval: isTeam ? 'team' : approval,
          approvalTeamId: isTeam ? teamIds[approval] : null,
          audience,
          isActive,
          questions: [...questions],
          steps: steps.map((each) => stepOf(each, teamIds)),
        });
        return [name, row.id];
      },
    ),
  );
  const usual = sampleOfferings.filter((each) => each.isActive !== false && each.audience !== 'staff');
  // The oldest first; those under way in the last nine days.
  const daysAgo = (left: number): number =>
    left < underWay.length ? 1 + (left * 3) / 4 : 9 + ((left - underWay.length) * (daysBack - 9)) / (count - underWay.length);
  const moments = Array.from({ length: count }, (_, left) => inOffice(dayOf(today) - Math.ceil(daysAgo(left)), chance)).toSorted(
    (one, other) => one - other,
  );
  const planned = underWay.lastIndexOf('in-progress');
  for (const [place, asked] of moments.entries()) {
    const left = count - 1 - place;
    const fate = underWay[left] ?? ofThePast(chance);
    const of = chance.pick(usual.filter((each) => fits(each, fate, dayOf(today) * day - asked)));
    const isMine = left % 11 === 5;
    addRequest(
      making,
      resources,
      { number: place + 1, of, offeringId: offeringIds.get(of.name)!, fate, asked, isMine, isPlanned: left === planned },
      chance,
    );
  }
}

/** What waits for a voice needs one, what is new does not; of what is in progress one is overdue, the others have time left. */
function fits({ approval, targetMinutes, service }: SampleOffering, fate: Fate, age: number): boolean {
  if (fate === 'awaiting-approval' || fate === 'rejected') return approval !== 'nobody';
  if (fate === 'new') return approval === 'nobody';
  return !underWay.includes(fate) || fate === 'fulfilled' || targetMinutes * minute > (isAroundTheClock(service) ? age : age / 3);
}

const isAroundTheClock = (service: string): boolean => sampleServices.find((each) => each.key === service)!.hours === 'always';

const ofThePast = (chance: Chance): Fate => {
  const share = chance.below(100);
  return share < 84 ? 'closed' : share < 93 ? 'rejected' : 'cancelled';
};

/** A moment in the hours of the office, on that day or the last weekday before. */
function inOffice(at: number, chance: Chance): number {
  const weekday = weekdayOf(at);
  return (at - Math.max(0, weekday - 4)) * day + (7 * 60 + 15 + chance.below(8 * 60)) * minute;
}

/** So many minutes of office time later, roughly: nine hours of a day, no weekends. */
function later(at: number, minutes: number): number {
  let next = at + Math.floor(minutes / 480) * day + (minutes % 480) * minute;
  if (next % day > 16 * 60 * minute) next += 15 * 60 * minute;
  for (let step = Math.floor(at / day) + 1; step <= Math.floor(next / day); step++) if (weekdayOf(step) > 4) next += day;
  return next;
}

interface Asked {
  readonly number: number;
  readonly of: SampleOffering;
  readonly offeringId: string;
  readonly fate: Fate;
  readonly asked: number;
  readonly isMine: boolean;
  /** There is a task of a project for it. */
  readonly isPlanned: boolean;
}

function addRequest(
  making: Making,
  resources: RequestResources,
  { number, of, offeringId, fate, asked, isMine, isPlanned }: Asked,
  chance: Chance,
): void {
  const { add, newId } = making;
  const { today, personIds, teamIds, serviceIds, authorId } = resources;
  const end = dayOf(today) * day - minute;
  const keeper = chance.pick(cast.filter((each) => each.team === of.team));
  const desk = chance.pick(cast.filter((each) => each.team === 'desk')).name;
  const requesterId = isMine ? authorId : null;
  const caller = chance.pick(callers);
  const at = (minutes: number): number => Math.min(end, later(asked, minutes));
  const isPassedOn = of.team !== 'desk' && ['in-progress', 'fulfilled', 'closed'].includes(fate) && chance.below(5) === 0;
  const isReopened = fate === 'closed' && chance.below(12) === 0;
  const lines: Line[] = [
    { at: asked, kind: 'state', value: 'new', by: requesterId === null ? desk : null },
    { at: asked, kind: 'team', value: teamIds[isPassedOn ? 'desk' : of.team], by: null },
  ];
  const isAsked = of.approval !== 'nobody';
  const approver =
    of.approval === 'nobody' || of.approval === 'manager' ? 'Henrike Brandt' : cast.find((each) => each.team === of.approval)!.name;
  if (isAsked) lines.push({ at: asked, kind: 'state', value: 'awaiting-approval', by: null });
  const agreedAt = isAsked ? 40 + chance.below(300) : 0;
  const steps = of.steps.map((each) => ({
    ...stepOf(each, teamIds),
    doneAt: null as string | null,
    doneById: null,
    doneByPersonId: null as string | null,
  }));
  // Most are in time; every seventh takes longer than promised.
  // Work is done in the hours of the office, also where the promise runs around the clock.
  const promised = of.targetMinutes / (isAroundTheClock(of.service) ? 4 : 1);
  const takes = Math.round(promised * (chance.below(7) === 0 ? 1.3 + chance.below(8) / 10 : 0.25 + chance.below(60) / 100));
  const moment = (share: number): number => at(agreedAt + 20 + Math.round(takes * share));
  const tick = (place: number, when: number): void => {
    steps[place] = { ...steps[place]!, doneAt: new Date(when).toISOString(), doneByPersonId: personIds[keeper.key]! };
    lines.push({ at: when, kind: 'step', value: String(place), reason: 'done', text: steps[place].what, by: keeper.name });
  };
  if (fate === 'rejected') {
    lines.push({
      at: at(agreedAt),
      kind: 'approval',
      value: 'rejected',
      text: 'Not this year: please use the one in the team.',
      by: approver,
    });
    lines.push({ at: at(agreedAt), kind: 'state', value: 'rejected', by: approver });
  } else if (fate !== 'new' && fate !== 'awaiting-approval' && isAsked) {
    lines.push({ at: at(agreedAt), kind: 'approval', value: 'approved', by: approver });
    lines.push({ at: at(agreedAt), kind: 'state', value: 'in-progress', by: approver });
  }
  if (fate === 'cancelled')
    lines.push({ at: at(agreedAt + 90), kind: 'state', value: 'cancelled', text: 'Not needed any more.', by: desk });
  if (['in-progress', 'waiting', 'fulfilled', 'closed'].includes(fate)) {
    if (isPassedOn) lines.push({ at: moment(0), kind: 'team', value: teamIds[of.team], by: desk });
    lines.push({ at: moment(0), kind: 'person', value: personIds[keeper.key]!, by: keeper.name });
    if (!isAsked) lines.push({ at: moment(0), kind: 'state', value: 'in-progress', by: keeper.name });
    if (isPlanned) lines.push({ at: moment(0), kind: 'link', reason: 'task', by: keeper.name });
    const isOver = fate === 'fulfilled' || fate === 'closed';
    const ticked = isOver ? steps.length : Math.floor(steps.length / 2);
    for (let place = 0; place < ticked; place++) tick(place, moment((place + 1) / (steps.length + 1)));
    if (fate === 'waiting')
      lines.push({
        at: moment(0.5),
        kind: 'state',
        value: 'waiting',
        reason: chance.pick(['reporter', 'supplier']),
        text: 'Comes with the next delivery.',
        by: keeper.name,
      });
    if (isOver)
      lines.push({
        at: moment(1),
        kind: 'state',
        value: 'fulfilled',
        text: chance.pick(['Done.', 'Ready at the service desk.', 'Works; tried out together.']),
        by: keeper.name,
      });
    const again = Math.min(end, moment(1) + day);
    if (isReopened) {
      lines.push({
        at: again,
        kind: 'state',
        value: 'in-progress',
        reason: 'reopened',
        text: 'It is not quite what was asked for.',
        by: desk,
      });
      lines.push({ at: again, kind: 'state', value: 'fulfilled', text: 'Put right.', by: keeper.name });
    }
    if (fate === 'closed') lines.push({ at: Math.min(end, again + day), kind: 'state', value: 'closed', by: null });
  }
  const state = (value: string): Line | undefined => lines.findLast((each) => each.kind === 'state' && each.value === value);
  const iso = (line: Line | undefined): string | null => (line ? new Date(line.at).toISOString() : null);
  const status = isAsked && fate === 'new' ? 'awaiting-approval' : fate;
  const waiting = state('waiting');
  const { id } = add(
    serviceRequest,
    {
      number,
      title: of.name,
      offeringId,
      serviceId: serviceIds.get(of.service)!,
      requesterId,
      forName: requesterId === null ? caller : null,
      questions: [...of.questions],
      answers: { ...chance.pick(of.answers) },
      steps,
      status,
      waitReason: status === 'waiting' ? (waiting!.reason as 'supplier') : null,
      targetMinutes: of.targetMinutes,
      teamId: teamIds[of.team],
      personId: lines.some((each) => each.kind === 'person') ? personIds[keeper.key]! : null,
      askedAt: new Date(asked).toISOString(),
      approvedAt:
        isAsked && ['in-progress', 'waiting', 'fulfilled', 'closed', 'cancelled'].includes(fate)
          ? new Date(at(agreedAt)).toISOString()
          : null,
      fulfilledAt: iso(state('fulfilled')),
      closedAt: iso(state('closed')),
      resolution: state('fulfilled')?.text ?? '',
      reopens: isReopened ? 1 : 0,
      reassignments: isPassedOn ? 1 : 0,
      entries: lines.length,
    },
    newId(),
  );
  for (const [place, { at: when, kind, value = null, reason = null, text = '', by }] of lines.entries())
    add(requestEntry, {
      requestId: id,
      number: place + 1,
      at: new Date(when).toISOString(),
      kind,
      value,
      reason,
      text,
      byName: by,
      byId: by === null ? requesterId : null,
      requesterId: ['state', 'approval', 'step'].includes(kind) ? requesterId : null,
    });
  if (isPlanned) {
    const project = of.team === 'network' ? 'SWI' : of.team === 'desk' || of.team === 'workplace' ? 'PCR' : 'CLD';
    const title = `${of.name} for ${caller.split(',')[0]!}`;
    const notes = `${requestKey({ number })} ${of.name}`;
    const taskId = makeTask(making, resources, { project, title, owner: keeper.key, hours: 6, due: 9, doneAgo: null, notes });
    add(requestTask, { requestId: id, taskId, projectId: resources.projectIds.get(project)! });
  }
  if (!isAsked) return;
  const decided = lines.find((each) => each.kind === 'approval');
  add(requestApproval, {
    requestId: id,
    number: 1,
    teamId: of.approval === 'manager' ? null : teamIds[of.approval as TeamKey],
    decision: decided ? (decided.value as 'approved') : 'awaited',
    deciderPersonId: decided ? (personIds[cast.find((each) => each.name === approver)!.key] ?? null) : null,
    decidedAt: iso(decided),
    comment: decided?.text ?? '',
  });
}
