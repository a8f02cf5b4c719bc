const MILLISECONDS_PER_DAY = 86_400_000;
const DAY_0_OF_1900 = Date.UTC(1899, 11, 30);
const DAY_0_OF_1904 = Date.UTC(1904, 0, 1);
/** A spreadsheet of the 1900 system believes in a 29 February 1900; its days before that are one too high. */
const FIRST_TRUE_DAY = 61;
const LAST_DAY = 2_958_465;

/**
 * A spreadsheet's day number as civil time: `2026-03-02` for a whole day, `2026-03-02T08:00:00` otherwise, `08:00:00` for a mere
 * time of day. Undefined when the number is no date of a spreadsheet.
 */
export function civilOfSerial(serial: number, uses1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_DAY + 1) return undefined;
  const seconds = Math.round((serial % 1) * 86_400);
  const wholeDay = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const time = timeText(seconds % 86_400);
  if (wholeDay === 0 && !uses1904) return time;
  const shift = uses1904 ? 0 : wholeDay < FIRST_TRUE_DAY ? 1 : 0;
  const day = new Date((uses1904 ? DAY_0_OF_1904 : DAY_0_OF_1900) + (wholeDay + shift) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? day : `${day}T${time}`;
}

/** Civil time as a spreadsheet's day number of the 1900 system; for writing. Undefined for what is no date. */
export function serialOfCivil(civil: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(civil);
  if (parts === null) return undefined;
  const milliseconds = Date.parse(`${parts[1]}T00:00:00Z`);
  const seconds = Number(parts[2] ?? 0) * 3600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0);
  return Number.isNaN(milliseconds) ? undefined : (milliseconds - DAY_0_OF_1900) / MILLISECONDS_PER_DAY + seconds / 86_400;
}

function timeText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
