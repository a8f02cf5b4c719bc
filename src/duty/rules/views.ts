/** What follows from rotas: who is on duty now and next, the shifts of a time, where nobody is, and what duty takes from people. */
import { z } from 'zod';
import { day, instant, view } from '#platform/kit';
import { gapCauses } from './gap.ts';
import { shiftUnits } from './rota-layer.ts';
import { dutyStaff } from './who-may.ts';

/** Days that the coverage proof looks ahead unless told otherwise, and at most. */
export const coverageDays = 90;
export const longestCoverageDays = 370;

const someone = { personId: z.uuid(), name: z.string() };
const gap = z.strictObject({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  cause: z.enum(gapCauses),
  /** Who would have been on duty, and why they will not come. */
  missing: z.array(z.strictObject({ ...someone, level: z.int(), why: z.enum(['absent', 'not-here']) })),
});
export type GapRow = z.output<typeof gap>;

const askStep = z.strictObject({
  rotaId: z.uuid(),
  rotaName: z.string(),
  level: z.int(),
  /** Counted from the moment of asking. */
  afterMinutes: z.int(),
  people: z.array(z.strictObject(someone)),
});

const onDutyRow = z.strictObject({
  rotaId: z.uuid(),
  name: z.string(),
  teamId: z.uuid(),
  zone: z.string(),
  /** Null when nobody will be on duty within 400 days, in this rota or those asked next. */
  ask: z.strictObject({ from: z.iso.datetime(), isWaiting: z.boolean(), steps: z.array(askStep) }).nullable(),
  /** The next change of who is on duty first. */
  next: z.strictObject({ at: z.iso.datetime(), people: z.array(z.strictObject(someone)) }).nullable(),
  /** The first within 90 days. */
  nextGap: gap.nullable(),
});
export type OnDutyRow = z.output<typeof onDutyRow>;

export const onDuty = view({
  name: 'on-duty',
  about:
    'Whom to call, rota by rota: every level with when it is asked, through to the rotas asked next. When nobody is on duty, who will be first and when: the question waits for them.',
  path: '/on-duty',
  query: z.strictObject({ at: instant().optional(), rotaId: z.uuid().optional() }),
  result: z.strictObject({ at: z.iso.datetime(), items: z.array(onDutyRow) }),
  may: dutyStaff,
});

const stretch = { startsAt: z.iso.datetime(), endsAt: z.iso.datetime() };
const shiftRow = z.strictObject({
  /** Stable: layer and ordinal, wherever the layer moves it. */
  id: z.string(),
  ordinal: z.int(),
  ...stretch,
  /** The hours that the layer keeps within it. */
  stretches: z.array(z.strictObject(stretch)),
  ...someone,
  turnPersonId: z.uuid(),
  turnName: z.string(),
  swapId: z.uuid().nullable(),
  /** True when whoever has it is away for some of it. */
  isAway: z.boolean(),
});
export type ShiftRow = z.output<typeof shiftRow>;

const pieceRow = z.strictObject({
  ...stretch,
  level: z.int(),
  ...someone,
  by: z.enum(['rotation', 'swap', 'override']),
  layerId: z.uuid().nullable(),
  ordinal: z.int().nullable(),
  overrideId: z.uuid().nullable(),
  away: z.enum(['absent', 'not-here']).nullable(),
});
export type PieceRow = z.output<typeof pieceRow>;

export const rotaShifts = view({
  name: 'rota-shifts',
  about:
    'The shifts of one rota from one day to another, layer by layer, and who is on duty at last: with swaps, overrides, absences and gaps.',
  path: '/rotas/{id}/shifts',
  query: z.strictObject({ id: z.uuid(), from: day(), to: day() }),
  result: z.strictObject({
    ...stretch,
    layers: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        level: z.int(),
        shiftUnit: z.enum(shiftUnits),
        shifts: z.array(shiftRow),
      }),
    ),
    line: z.array(pieceRow),
    gaps: z.array(gap),
  }),
  may: dutyStaff,
});

export const dutyCoverage = view({
  name: 'duty-coverage',
  about:
    'The coverage proof: for each rota how much of the time in which somebody has to be on duty is covered from now on, and every gap with its reason.',
  path: '/duty-coverage',
  query: z.strictObject({
    days: z.coerce.number().int().min(1).max(longestCoverageDays).optional(),
    rotaId: z.uuid().optional(),
  }),
  result: z.strictObject({
    ...stretch,
    items: z.array(
      z.strictObject({
        rotaId: z.uuid(),
        name: z.string(),
        requiredMinutes: z.number(),
        coveredMinutes: z.number(),
        gaps: z.array(gap),
      }),
    ),
  }),
  may: dutyStaff,
});

export const dutyLoad = view({
  name: 'duty-load',
  about: 'Minutes of duty by person and day, of these at night, and the rest that follows duty at night: what capacity is less by.',
  path: '/rotas/{id}/load',
  query: z.strictObject({ id: z.uuid(), from: day(), to: day() }),
  result: z.strictObject({
    items: z.array(z.strictObject({ ...someone, day: day(), dutyMinutes: z.number(), nightMinutes: z.number(), restMinutes: z.number() })),
  }),
  may: dutyStaff,
});
