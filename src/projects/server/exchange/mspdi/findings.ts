import type { ExchangeFinding } from '../../../rules/plan-document.ts';
import type { Remark } from './field.ts';

// A broken file repeats its mistake in every row; the first hundreds say all.
const FINDINGS_AT_MOST = 2000;

export interface Findings {
  readonly add: (severity: ExchangeFinding['severity'], subject: string, code: string, detail: string, field?: string) => void;
  readonly remarkOn: (subject: string) => Remark;
  /** Counts something that the document has no place for, to be told once. */
  readonly leaveOut: (what: string, of: string, count?: number) => void;
  readonly all: () => readonly ExchangeFinding[];
}

export function findingsOf(): Findings {
  const found: ExchangeFinding[] = [];
  const left = new Map<string, { readonly what: string; readonly of: string; count: number }>();
  let more = 0;

  const add: Findings['add'] = (severity, subject, code, detail, field) => {
    if (found.length < FINDINGS_AT_MOST) found.push({ severity, subject, code, detail, ...(field === undefined ? {} : { field }) });
    else more += 1;
  };
  const leaveOut: Findings['leaveOut'] = (what, of, count = 1) => {
    if (count === 0) return;
    const key = `${of} ${what}`;
    const entry = left.get(key);
    if (entry === undefined) left.set(key, { what, of, count });
    else entry.count += count;
  };
  return {
    add,
    leaveOut,
    remarkOn: (subject) => (code, field, detail) => {
      if (code === 'not-carried') leaveOut(field, subject.replace(/ .*/, ''));
      else add('warning', subject, code, detail, field);
    },
    all: () => [
      ...found,
      ...[...left.values()].map(({ what, of, count }): ExchangeFinding => ({
        severity: 'note',
        subject: of,
        field: what,
        code: 'not-carried',
        detail: `"${what}" of ${of} is left out (${count} times).`,
      })),
      ...(more === 0
        ? []
        : [{ severity: 'note', subject: 'File', code: 'more-findings', detail: `${more} further remarks are not listed.` } as const]),
    ],
  };
}
