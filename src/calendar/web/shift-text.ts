/** Shifts as people write them: "8:00–12:00, 13–17". */
export type Shift = readonly [from: number, to: number];

export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const shiftText = (shifts: readonly Shift[]): string => shifts.map(([from, to]) => `${clockText(from)}–${clockText(to)}`).join(', ');

/** Undefined when it cannot be read. Empty text is a free day. */
export function readShifts(text: string): readonly [number, number][] | undefined {
  const shifts: [number, number][] = [];
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue;
    const [, from, to] = /^(\d{1,2}(?::\d\d)?)\s*(?:-|–|—|to|bis)\s*(\d{1,2}(?::\d\d)?)$/.exec(part) ?? [];
    const [begin, end] = [readClock(from), readClock(to)];
    if (begin === undefined || end === undefined || end <= begin) return undefined;
    shifts.push([begin, end]);
  }
  return shifts.toSorted((a, b) => a[0] - b[0]);
}

/** "8", "8:30", "24:00" in minutes of the day. */
export function readClock(text: string | undefined): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d\d))?$/.exec(text?.trim() ?? '') ?? [];
  if (hours === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 1440 ? minute : undefined;
}
