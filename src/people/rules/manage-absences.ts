/** Ask for, change and take back absences: people for themselves, managers for everybody. */
import {
  deed,
  isAllowed,
  managers,
  many,
  one,
  refuse,
  standardDeeds,
  type Asked,
  type Permission,
  type Refusal,
  type Row,
} from '#platform/kit';
import { absence, absenceNote } from './absence.ts';

export const themselvesOrManagers: Permission = { ...managers, own: true };

const standard = standardDeeds(absence, {
  mayCreate: themselvesOrManagers,
  mayChange: themselvesOrManagers,
  mayRemove: themselvesOrManagers,
  takesAlong: () => [{ thing: absenceNote, field: 'absenceId' }],
  filled: {
    /** Sick leave is told, not asked for; what a manager enters for somebody is agreed; all else waits for its answer. */
    // oxlint-disable-next-line require-yield -- nothing to ask
    *status(input, { by }) {
      const isAgreed = input['kind'] === 'sick' || (isAllowed(managers, by) && input['personId'] !== by.personId);
      return isAgreed ? 'approved' : 'requested';
    },
  },
  *check(next, before, asked) {
    const agreed = before && refuseAgreed(before, asked);
    if (agreed) return agreed;
    if (halfDays(next).to <= halfDays(next).from)
      return refuse('ends-before-it-starts', 'the absence ends before it starts', { field: 'endsOn' });
    const others = yield* many(absence, { personId: next.personId });
    const clash = others.find((other) => other.id !== next.id && overlap(other, next));
    if (!clash) return undefined;
    const values = { startsOn: clash.startsOn, endsOn: clash.endsOn };
    return refuse('absences-overlap', `there is already an absence from ${clash.startsOn} to ${clash.endsOn}`, {
      field: 'startsOn',
      status: 409,
      values,
    });
  },
});

export const createAbsence = standard.create;
export const changeAbsence = standard.change;

export const removeAbsence = deed({
  ...standard.remove,
  *decide(input, asked) {
    const before = yield* one(absence, (input as { id: string }).id);
    return (before && refuseAgreed(before, asked)) ?? (yield* standard.remove.decide(input, asked));
  },
});

/** Once agreed it is changed by managers only; sick leave stays with the person, who knows best how long it lasts. */
function refuseAgreed({ status, kind }: Row<typeof absence>, { by }: Asked): Refusal | undefined {
  if (status === 'requested' || kind === 'sick' || isAllowed(managers, by)) return undefined;
  return refuse('approved-already', 'this absence is approved; ask a manager to change it', { status: 409 });
}

type Extent = Pick<Row<typeof absence>, 'startsOn' | 'endsOn' | 'startsAtNoon' | 'endsAtNoon'>;

/** In half days since 1970: from the first that is away until the first that is not. */
const halfDays = ({ startsOn, endsOn, startsAtNoon, endsAtNoon }: Extent): { readonly from: number; readonly to: number } => ({
  from: (Date.parse(startsOn) / 86_400_000) * 2 + Number(startsAtNoon),
  to: (Date.parse(endsOn) / 86_400_000) * 2 + 2 - Number(endsAtNoon),
});

const overlap = (one_: Extent, other: Extent): boolean =>
  halfDays(one_).from < halfDays(other).to && halfDays(other).from < halfDays(one_).to;
