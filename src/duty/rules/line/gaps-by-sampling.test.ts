/** The rota checker against one that looks at single instants and asks the zone data of Intl each time, knowing nothing of stretches. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendars, TICKS_PER_MINUTE, WEEKDAYS, type WorkingTime } from '#engine';
import { dateOf, dayOf, zoneOffsetsOf } from '#calendar/rules';
import { seededChance } from '../../../../bench/seeded-chance.ts';
import type { OverrideTime, RotaFacts } from './duty-line.ts';
import { coverageOf, gapsOf } from './gaps.ts';
import { awayOf } from './presence.ts';
import type { LayerRow } from './rotation.ts';
import { onDutyAt } from './who-to-ask.ts';

const cases = Number(process.env['ROTA_CASES'] ?? 240);
const minute = 60_000;
const hour = 60 * minute;
const dayLength = 24 * hour;
const tickOfMilli = (at: number): number => at / 6000;

/** Every zone whose clocks have changed in these years, with the changes. */
const [fromYear, toYear] = [2005, 2029];
const zones = Intl.supportedValuesOf('timeZone').flatMap((zone) => {
  const offsets = zoneOffsetsOf(zone, fromYear, toYear);
  return offsets.length > 1 ? [{ zone, offsets, changes: offsets.slice(1).map((each) => each.from * 6000) }] : [];
});
type Zone = (typeof zones)[number];

/** What the clock on the wall shows, told as if it stood in Greenwich; asked of Intl, remembered by the quarter of an hour. */
const clocks = new Map<string, { readonly format: Intl.DateTimeFormat; readonly known: Map<number, number> }>();
function wall(zone: string, at: number): number {
  if (!clocks.has(zone))
    clocks.set(zone, {
      format: new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' }),
      known: new Map(),
    });
  const { format, known } = clocks.get(zone)!;
  const quarter = Math.floor(at / (15 * minute)) * 15 * minute;
  let offset = known.get(quarter);
  if (offset === undefined) {
    const part = Object.fromEntries(format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
    offset = Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']) - quarter;
    known.set(quarter, offset);
  }
  return at + offset;
}

/** The first instant at which the clock shows this; one that is skipped is what the clock would have shown without the change. */
function instantAt(zone: string, shown: number): number {
  const before = wall(zone, shown - 50 * hour) - (shown - 50 * hour);
  // Clocks do not change to and fro within four days.
  if (wall(zone, shown + 50 * hour) - (shown + 50 * hour) === before) return shown - before;
  const offsets = new Set<number>([before]);
  for (let at = shown - 48 * hour; at <= shown + 48 * hour; at += hour) offsets.add(wall(zone, at) - at);
  const found = [...offsets].map((offset) => shown - offset).filter((at) => wall(zone, at) === shown);
  if (found.length > 0) return Math.min(...found);
  let last = before;
  for (let at = shown - 48 * hour; at <= shown + 48 * hour; at += 15 * minute) {
    if (wall(zone, at) > shown) break;
    last = wall(zone, at) - at;
  }
  return shown - last;
}

interface Absence {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startsAtNoon: boolean;
  readonly endsAtNoon: boolean;
  readonly status: 'approved' | 'requested';
}
interface Somebody {
  readonly id: string;
  readonly zone: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly isActive: boolean;
  readonly absences: readonly Absence[];
}
interface Drawn {
  readonly zone: string;
  readonly people: readonly Somebody[];
  readonly layers: readonly LayerRow[];
  readonly swaps: RotaFacts['swaps'];
  readonly overrides: readonly (Omit<OverrideTime, 'from' | 'to'> & { readonly from: number; readonly to: number })[];
  readonly office: readonly (readonly [number, number])[] | null;
}

const dateAt = (zone: string, at: number): string => new Date(wall(zone, at)).toISOString().slice(0, 10);

function isHere(who: Somebody, at: number): boolean {
  const date = dateAt(who.zone, at);
  if (who.startsOn !== null && date < who.startsOn) return false;
  if (who.endsOn === null ? !who.isActive : date > who.endsOn) return false;
  return !who.absences.some((each) => {
    if (each.status !== 'approved' || date < each.startsOn || date > each.endsOn) return false;
    const isMorning = wall(who.zone, at) % dayLength < 12 * hour;
    return !(each.startsAtNoon && date === each.startsOn && isMorning) && !(each.endsAtNoon && date === each.endsOn && !isMorning);
  });
}

const handovers = new WeakMap<LayerRow, Map<number, number>>();
function handoverOf(layer: LayerRow, zone: string, ordinal: number): number {
  const known = handovers.get(layer) ?? handovers.set(layer, new Map()).get(layer)!;
  const length = { hours: hour, days: dayLength, weeks: 7 * dayLength }[layer.shiftUnit] * layer.shiftLength;
  const shown = Date.parse(layer.startsOn) + layer.handoverMinute * minute + ordinal * length;
  if (!known.has(ordinal)) known.set(ordinal, instantAt(zone, shown));
  return known.get(ordinal)!;
}

/** Whose turn it is: of whoever took over last. */
function ofLayer(drawn: Drawn, layer: LayerRow, at: number): string | undefined {
  const { zone } = drawn;
  if (layer.endsOn !== null && at >= instantAt(zone, Date.parse(layer.endsOn) + layer.handoverMinute * minute)) return undefined;
  const length = { hours: hour, days: dayLength, weeks: 7 * dayLength }[layer.shiftUnit] * layer.shiftLength;
  const near = Math.floor((at - Date.parse(layer.startsOn)) / length);
  let ordinal = -1;
  const reach = Math.ceil((60 * hour) / length) + 1;
  for (let n = Math.max(0, near - reach); n <= near + reach; n++) if (handoverOf(layer, zone, n) <= at) ordinal = n;
  if (ordinal < 0 || !keepsHours(layer, zone, at)) return undefined;
  const swap = drawn.swaps.find((each) => each.layerId === layer.id && each.ordinal === ordinal);
  return swap?.personId ?? layer.personIds[ordinal % layer.personIds.length];
}

function keepsHours(layer: LayerRow, zone: string, at: number): boolean {
  const today = Math.floor(wall(zone, at) / dayLength);
  const [begin, end] = layer.fromMinute === null ? [0, 1440] : [layer.fromMinute, layer.toMinute!];
  for (let day = today - 2; day <= today + 2; day++) {
    if (!layer.weekdays.includes(WEEKDAYS[(((day + 3) % 7) + 7) % 7]!)) continue;
    const opens = instantAt(zone, day * dayLength + begin * minute);
    const closes = instantAt(zone, (end <= begin ? day + 1 : day) * dayLength + end * minute);
    if (opens <= at && at < closes) return true;
  }
  return false;
}

/** Everybody who is on duty and here at an instant, by looking. */
function onDutyByLooking(drawn: Drawn, at: number): readonly string[] {
  const instead = drawn.overrides.filter((each) => each.from <= at && at < each.to);
  const named = drawn.layers.flatMap((layer) =>
    instead.some((each) => each.level === layer.level) ? [] : (ofLayer(drawn, layer, at) ?? []),
  );
  return [...instead.map((each) => each.personId), ...named].filter((id) =>
    isHere(
      drawn.people.find((each) => each.id === id)!,
      at,
    ),
  );
}

/** Office hours of the rota's zone. What a calendar means by them on a day that its zone skips is the engine's meaning, and tested there. */
function hasToBeThere({ office, zone }: Drawn, at: number): boolean {
  if (!office) return true;
  const today = Math.floor(wall(zone, at) / dayLength);
  for (let day = today - 1; day <= today; day++) {
    if ((((day + 3) % 7) + 7) % 7 > 4) continue;
    const isOpen = office.some(
      ([from, to]) => instantAt(zone, day * dayLength + from * minute) <= at && at < instantAt(zone, day * dayLength + to * minute),
    );
    if (isOpen) return true;
  }
  return false;
}

function factsOf(drawn: Drawn, { offsets }: Zone): RotaFacts {
  const coverage: WorkingTime | null = drawn.office
    ? compileCalendars(
        [{ id: 'c', week: Object.fromEntries(WEEKDAYS.slice(0, 5).map((weekday) => [weekday, drawn.office!])), offsets }],
        dayOf(drawn.layers[0]!.startsOn) * 14_400,
      ).get('c')!
    : null;
  return {
    rota: {
      id: 'r',
      name: 'R',
      teamId: 't',
      zone: drawn.zone,
      coverageCalendarId: null,
      escalationMinutes: 15,
      nextRotaId: null,
      restMinutes: 660,
      notes: '',
      isActive: true,
      endedAt: null,
      knownGaps: [],
    },
    offsets,
    coverage,
    layers: drawn.layers,
    swaps: drawn.swaps,
    overrides: drawn.overrides.map((each) => ({ ...each, from: tickOfMilli(each.from), to: tickOfMilli(each.to) })),
    away: new Map(drawn.people.map((who) => [who.id, awayOf(who, who.absences, zones.find((each) => each.zone === who.zone)!.offsets)])),
  };
}

const chance = seededChance(20_261_122);
const whole = (below: number): number => Math.floor(chance() * below);
const pick = <T>(list: readonly T[]): T => list[whole(list.length)]!;
const dayAfter = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** Around a change of the clocks, so that each zone's own is met. */
function draw(home: Zone, span: { from: number; to: number }): Drawn {
  const today = new Date(span.from).toISOString().slice(0, 10);
  const people = Array.from({ length: 1 + whole(5) }, (_, place): Somebody => ({
    id: `p${place}`,
    zone: chance() < 0.6 ? home.zone : pick(zones).zone,
    startsOn: chance() < 0.15 ? dayAfter(today, whole(12)) : null,
    endsOn: chance() < 0.15 ? dayAfter(today, whole(20)) : null,
    isActive: chance() < 0.95,
    absences: Array.from({ length: whole(3) }, () => {
      const startsOn = dayAfter(today, whole(18) - 4);
      const endsOn = dayAfter(startsOn, whole(5));
      return {
        startsOn,
        endsOn,
        startsAtNoon: chance() < 0.3,
        endsAtNoon: startsOn < endsOn && chance() < 0.3,
        status: chance() < 0.85 ? 'approved' : 'requested',
      };
    }),
  }));
  const someone = (): string => pick(people).id;
  const layers = Array.from({ length: 1 + whole(3) }, (_, place): LayerRow => {
    const startsOn = dayAfter(today, whole(24) - 20);
    const fromMinute = chance() < 0.5 ? whole(48) * 30 : null;
    return {
      id: `l${place}`,
      rotaId: 'r',
      name: `Layer ${place}`,
      level: 1 + whole(2),
      startsOn,
      endsOn: chance() < 0.2 ? dayAfter(startsOn, 1 + whole(30)) : null,
      handoverMinute: whole(96) * 15,
      ...pick([
        { shiftUnit: 'hours', shiftLength: 1 + whole(24) },
        { shiftUnit: 'days', shiftLength: 1 + whole(4) },
        { shiftUnit: 'weeks', shiftLength: 1 + whole(2) },
      ] as const),
      weekdays: chance() < 0.6 ? [...WEEKDAYS] : [pick(WEEKDAYS), ...WEEKDAYS.filter(() => chance() < 0.5)],
      fromMinute,
      toMinute: fromMinute === null ? null : whole(49) * 30,
      dutyPerMille: 500,
      personIds: Array.from({ length: 1 + whole(4) }, someone),
    };
  });
  const overrides: Drawn['overrides'][number][] = [];
  for (let at = span.from + whole(96) * 15 * minute; chance() < 0.5 && at < span.to;) {
    const to = at + (1 + whole(200)) * 15 * minute;
    overrides.push({ id: `o${overrides.length}`, level: 1 + whole(2), personId: someone(), from: at, to });
    at = to + whole(100) * 15 * minute;
  }
  return {
    zone: home.zone,
    people,
    layers,
    overrides,
    swaps: Array.from({ length: whole(5) }, (_, place) => ({
      id: `s${place}`,
      layerId: pick(layers).id,
      ordinal: whole(30),
      personId: someone(),
    })).filter((each, place, all) => all.findIndex((other) => other.layerId === each.layerId && other.ordinal === each.ordinal) === place),
    office:
      chance() < 0.25
        ? ([
            [480, 720],
            [780, 1440],
          ] as const)
        : null,
  };
}

test(`gaps, and who is on duty, are what looking at instants finds (${cases} rotas over ${zones.length} zones whose clocks change)`, () => {
  let [looks, gapped, gaps] = [0, 0, 0];
  for (let n = 0; n < cases; n++) {
    const home = zones[n % zones.length]!;
    const change = pick(home.changes);
    const from = Math.round((change - (1 + whole(6)) * dayLength - whole(24) * hour) / minute) * minute;
    const span = { from, to: from + 12 * dayLength };
    const drawn = draw(home, span);
    const facts = factsOf(drawn, home);
    const found = gapsOf(facts, tickOfMilli(span.from), tickOfMilli(span.to));
    const edges = found.flatMap((gap) => [gap.from * 6000, gap.to * 6000]);
    const instants = [
      ...edges.slice(0, 24).flatMap((edge) => [edge - minute, edge]),
      ...Array.from({ length: 10 }, () => change + (whole(360) - 180) * minute),
      ...Array.from({ length: 40 }, () => span.from + whole(12 * 1440) * minute),
    ].filter((at) => at >= span.from && at < span.to);
    for (const at of instants) {
      const tick = tickOfMilli(at);
      const there = onDutyByLooking(drawn, at);
      const wanted = hasToBeThere(drawn, at) && there.length === 0;
      const said = `rota ${n} in ${home.zone} at ${new Date(at).toISOString()}`;
      if (found.some((gap) => gap.from <= tick && tick < gap.to) !== wanted)
        assert.fail(`${said}: ${wanted ? 'a gap was missed' : 'a gap was invented'}`);
      assert.deepEqual(
        onDutyAt(facts, tick)
          .map((piece) => piece.personId)
          .toSorted(),
        there.toSorted(),
        said,
      );
    }
    looks += instants.length;
    gaps += found.length;
    gapped += Number(found.length > 0);
  }
  console.log(`rotas: ${cases} over ${zones.length} zones, ${looks} instants looked at, ${gaps} gaps in ${gapped}; 0 differ`);
  assert.ok(gapped > cases / 3 && gapped < cases);
});

test(`a gap that is planted in a full rota is found, as long as it is, and no other (${cases} rotas)`, () => {
  for (let n = 0; n < cases; n++) {
    const home = zones[(n * 7 + 3) % zones.length]!;
    const change = pick(home.changes);
    const today = dateAt(home.zone, change);
    const everybody = ['p0', 'p1', 'p2', 'p3'];
    // Whoever is planted to be away has every second shift of a day; the others never are.
    const [handoverMinute, first] = [whole(96) * 15, dayAfter(today, -7 - whole(3))];
    const layer: LayerRow = {
      id: 'l',
      rotaId: 'r',
      name: 'L',
      level: 1,
      startsOn: first,
      endsOn: null,
      handoverMinute,
      shiftUnit: 'days',
      shiftLength: 1,
      weekdays: [...WEEKDAYS],
      fromMinute: null,
      toMinute: null,
      dutyPerMille: 500,
      personIds: everybody,
    };
    const away = pick(everybody);
    const startsOn = dayAfter(today, whole(6) - 4);
    const leave = { startsOn, endsOn: dayAfter(startsOn, whole(4)), startsAtNoon: false, endsAtNoon: false, status: 'approved' as const };
    const people = everybody.map((id): Somebody => ({
      id,
      zone: home.zone,
      startsOn: null,
      endsOn: null,
      isActive: true,
      absences: id === away ? [leave] : [],
    }));
    const drawn: Drawn = { zone: home.zone, people, layers: [layer], swaps: [], overrides: [], office: null };
    const [from, to] = [instantAt(home.zone, Date.parse(dayAfter(first, 2))), instantAt(home.zone, Date.parse(dayAfter(today, 12)))];
    const gone = [instantAt(home.zone, Date.parse(leave.startsOn)), instantAt(home.zone, Date.parse(leave.endsOn) + dayLength)] as const;
    let planted = 0;
    for (let ordinal = 0; ordinal < 40; ordinal++) {
      if (everybody[ordinal % 4] !== away) continue;
      const begin = Math.max(handoverOf(layer, home.zone, ordinal), gone[0], from);
      const end = Math.min(handoverOf(layer, home.zone, ordinal + 1), gone[1], to);
      planted += Math.max(0, end - begin);
    }
    const { gaps, requiredTicks, coveredTicks } = coverageOf(factsOf(drawn, home), tickOfMilli(from), tickOfMilli(to));
    const sum = gaps.reduce((total, gap) => total + gap.to - gap.from, 0);
    if (sum !== tickOfMilli(planted))
      assert.fail(`rota ${n} in ${home.zone}: ${sum / TICKS_PER_MINUTE} minutes found, ${planted / minute} planted`);
    assert.equal(requiredTicks - coveredTicks, sum);
    for (const gap of gaps) assert.deepEqual(gap.missing, [{ personId: away, level: 1, why: 'absent' }]);
  }
});
