import type { z } from 'zod';
import type { Thing } from '#platform/kit';

/**
 * One line of what an import says before it happens. `left-out` rows do not come; `amended` ones come with the change named;
 * a `note` is for whoever wants to know all.
 */
export interface ImportRemark {
  readonly severity: 'left-out' | 'amended' | 'note';
  readonly subject: 'project' | 'calendar' | 'person' | 'task' | 'link' | 'assignment' | 'baseline' | 'file';
  /** The name of the row, as people know it. */
  readonly name: string;
  /** The row number in the other program's table, where it has one. */
  readonly row?: number;
  readonly field?: string;
  readonly code: string;
  readonly detail: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ImportReport {
  readonly remarks: ImportRemark[];
  /** Row by row while there are not too many; further ones of the same code are only counted. */
  readonly add: (remark: ImportRemark) => void;
  readonly all: () => readonly ImportRemark[];
}

const SAME_CODE_AT_MOST = 500;

export function importReport(): ImportReport {
  const remarks: ImportRemark[] = [];
  const counts = new Map<string, number>();
  return {
    remarks,
    add: (remark) => {
      const count = (counts.get(remark.code) ?? 0) + 1;
      counts.set(remark.code, count);
      if (count <= SAME_CODE_AT_MOST) remarks.push(remark);
    },
    all: () => [
      ...remarks,
      ...[...counts].filter(([, count]) => count > SAME_CODE_AT_MOST).map(([code, count]) => more(code, count - SAME_CODE_AT_MOST)),
    ],
  };
}

function more(code: string, count: number): ImportRemark {
  return {
    severity: 'note',
    subject: 'file',
    name: '',
    code: 'more-of-the-same',
    detail: `${count} more of "${code}"`,
    values: { code, count },
  };
}

/** A row of a thing as it would be kept, without what the floor adds. */
export type ImportedRow<T extends Thing> = z.output<T['schema']> & { readonly id: string };

/** The row when it has the shape of its thing; otherwise the report says which field has not, and there is none. */
export function shapedRow<T extends Thing>(
  thing: T,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  report: ImportReport,
  about: Pick<ImportRemark, 'subject' | 'name' | 'row'>,
): ImportedRow<T> | undefined {
  const parsed = thing.schema.safeParse(fields);
  if (parsed.success) return { ...(parsed.data as z.output<T['schema']>), id };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  report.add({
    severity: 'left-out',
    ...about,
    field,
    code: 'value-not-possible',
    detail: `${field}: ${issue?.message ?? 'is not possible'}`,
  });
  return undefined;
}

// oxlint-disable-next-line no-control-regex -- they are what has to go
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]+/g;
// oxlint-disable-next-line no-control-regex -- all but tab and line feed
const UNWANTED_IN_PROSE = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A text as one line of at most so many characters. */
export function asLine(text: string, characters: number): string {
  return cut(text.replace(CONTROL_CHARACTERS, ' ').trim(), characters).trim();
}

/** A text with line breaks of one kind and no other control characters. */
export function asProse(text: string, characters: number): string {
  return cut(text.replace(/\r\n?/g, '\n').replace(UNWANTED_IN_PROSE, ''), characters);
}

/** At most so many characters, and no half of one. */
function cut(text: string, characters: number): string {
  return text
    .slice(0, characters)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}
