/**
 * What must be the state after messages were delivered, worked out the slow way and apart from the product: every instant at which anything
 * was said is looked at again, for every key, with all that was said. It knows no episodes that go on, only what is true at an instant.
 */
import type { CanonicalEvent } from '#incidents/rules';

export interface Delivered {
  readonly event: CanonicalEvent;
  readonly receivedAt: string;
}

/** `key | from | to | acknowledged | severity`, `to` empty while it is open. */
export function statesOf(delivered: readonly Delivered[]): readonly string[] {
  const seen = new Set<string>();
  const first = delivered.filter(({ event }) => {
    if (event.transportId === null) return true;
    const isKnown = seen.has(event.transportId);
    seen.add(event.transportId);
    return !isKnown;
  });
  const keys = new Set(first.filter(({ event }) => event.action !== 'heartbeat').map(({ event }) => event.episodeKey));
  return [...keys].flatMap((key) => statesOfKey(first.filter(({ event }) => event.episodeKey === key))).toSorted();
}

interface Row {
  key: string;
  id: string;
  from: number;
  to: number | null;
  ack: boolean;
  severity: number;
}

const whenOf = ({ event, receivedAt }: Delivered): number => Date.parse(event.occurredAt ?? receivedAt);

function statesOfKey(of: readonly Delivered[]): string[] {
  const isNamed = of.some(({ event }) => event.episodeId !== null);
  const rows = isNamed ? rowsByName(of) : rowsByTime(of);
  for (const row of rows) {
    if (row.to !== null) continue;
    const later = rows.filter((each) => each.from > row.from || (each.from === row.from && each.id > row.id));
    if (later.length) row.to = Math.min(...later.map((each) => each.from));
  }
  const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
  return rows.map((row) => [row.key, iso(row.from), iso(row.to), row.to === null && row.ack, row.severity].join(' | '));
}

function rowsByName(of: readonly Delivered[]): Row[] {
  const rows: Row[] = [];
  for (const id of new Set(of.map(({ event }) => event.episodeId!))) {
    const said = of.filter(({ event }) => event.episodeId === id);
    let from = Infinity;
    let to: number | null = null;
    for (const each of said) {
      const isAbout = each.event.action === 'open' || (each.event.action === 'close' && !said.some(({ event }) => event.action === 'open'));
      if (each.event.startedAt !== null) from = Math.min(from, Date.parse(each.event.startedAt));
      else if (isAbout && !said.some(({ event }) => event.startedAt !== null)) from = Math.min(from, whenOf(each));
      if (each.event.action === 'close' && (to === null || whenOf(each) < to)) to = whenOf(each);
    }
    if (!said.some(({ event }) => event.action === 'open' || event.action === 'close')) continue;
    rows.push({
      key: said[0]!.event.episodeKey,
      id,
      from,
      to: to === null ? null : Math.max(from, to),
      ack: said.some(({ event }) => event.action === 'ack'),
      severity: Math.max(...said.map(({ event }) => event.severity)),
    });
  }
  return rows;
}

/** It is wrong at an instant when the last that was said until then, and not what was said beside it, is that it is. */
function rowsByTime(of: readonly Delivered[]): Row[] {
  const instants = [...new Set(of.map(whenOf))].toSorted((one, other) => one - other);
  const isWrongAfter = (instant: number): boolean => {
    const until = of.filter((each) => whenOf(each) <= instant && ['open', 'close'].includes(each.event.action));
    const last = Math.max(...until.map(whenOf));
    const lastly = until.filter((each) => whenOf(each) === last);
    return lastly.length > 0 && !lastly.some(({ event }) => event.action === 'close');
  };
  const isWrongBefore = (instant: number): boolean => isWrongAfter(instant - 1);
  const rows: Row[] = [];
  for (const instant of instants) {
    const here = of.filter((each) => whenOf(each) === instant);
    if (isWrongBefore(instant) || !here.some(({ event }) => event.action === 'open')) continue;
    const to =
      instants.find((each) => each >= instant && of.some((said) => whenOf(said) === each && said.event.action === 'close')) ?? null;
    const within = of.filter((each) => whenOf(each) >= instant && (to === null || whenOf(each) <= to));
    // At the very instant of its end another may be said to be so: it is told with this one.
    const acks = within.filter(({ event }) => event.action === 'ack');
    rows.push({
      key: here[0]!.event.episodeKey,
      id: '',
      from: instant,
      to,
      ack: acks.length > 0,
      severity: Math.max(
        ...within.filter(({ event }) => event.action === 'open' || event.action === 'update').map(({ event }) => event.severity),
      ),
    });
  }
  return rows;
}
