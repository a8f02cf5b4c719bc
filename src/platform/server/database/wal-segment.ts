/**
 * PostgreSQL's write-ahead log is one long ribbon of bytes, cut into files of equal length (segments). A place on the ribbon is written
 * `hi/lo` in hexadecimal; a file's name is timeline, then the segment's number in two parts.
 */
export type Segment = { readonly timeline: string; readonly number: number };

/** A place on the ribbon as a plain number of bytes. */
export function parseLsn(text: string): number {
  const [high = '0', low = '0'] = text.split('/');
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
}

export function segmentName({ timeline, number }: Segment, segmentBytes: number): string {
  const perPart = 2 ** 32 / segmentBytes;
  return timeline + hex(Math.floor(number / perPart)) + hex(number % perPart);
}

export function parseSegment(name: string, segmentBytes: number): Segment | undefined {
  const match = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/.exec(name);
  if (!match) return undefined;
  const [, timeline = '', high = '', low = ''] = match;
  return { timeline, number: Number.parseInt(high, 16) * (2 ** 32 / segmentBytes) + Number.parseInt(low, 16) };
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(8, '0');
