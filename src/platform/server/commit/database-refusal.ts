/** What the database refused although the rules let it pass, said in the words of the API. */
import { Problem } from '#platform/kit';

interface DatabaseError {
  readonly code?: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly column?: string;
}

const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `Key (org_id, person_id)=(…)` names the columns; the last one is the field. */
const fieldOf = (detail: string | undefined): string | undefined => {
  const columns = /Key \(([^)]*)\)/.exec(detail ?? '')?.[1]?.split(', ');
  return columns && camel(columns.at(-1)!.replaceAll('"', ''));
};

/** A problem for the caller, or undefined when the fault is ours. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  const { code, detail, constraint, column } = error as DatabaseError;
  const field = fieldOf(detail) ?? (column && camel(column));
  const at = (code_: string, text: string) => ({
    errors: [{ pointer: field ? `/${field}` : '', code: code_, detail: text }],
    detail: text,
  });
  switch (code) {
    case '23503':
      return detail?.includes('still referenced')
        ? new Problem(409, 'still-used', 'Still in use', {
            detail: `it is still used by ${/from table "(\w+)"/.exec(detail)?.[1] ?? 'another record'}`,
          })
        : new Problem(422, 'no-such-reference', 'Refused', at('no-such-reference', `${field ?? 'it'} refers to nothing that exists`));
    case '23505':
      return new Problem(409, 'already-taken', 'Already taken', at('already-taken', `this ${field ?? 'value'} is already taken`));
    case '23514':
    case '23502':
    case '23P01':
    case '22003':
    case '22001':
    case '22P02':
    case '22P05':
    case '22021':
      return new Problem(
        422,
        'refused-by-database',
        'Refused',
        at('refused-by-database', `the database refuses this value${constraint ? ` (${constraint})` : ''}`),
      );
    case '23001':
      return new Problem(409, 'frozen', 'Frozen', { detail: 'this record is append-only' });
    case '55P03':
    case '57014':
      return new Problem(503, 'busy', 'The server is busy', { detail: 'try again in a moment' }, { 'retry-after': '2' });
    case '57P01':
    case '57P02':
    case '57P03':
    case '53300':
      return new Problem(
        503,
        'database-unavailable',
        'The database is not available',
        { detail: 'try again in a moment' },
        { 'retry-after': '2' },
      );
  }
  if (
    code?.startsWith('08') ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test((error as Error)?.message ?? '')
  )
    return new Problem(
      503,
      'database-unavailable',
      'The database is not available',
      { detail: 'try again in a moment' },
      { 'retry-after': '2' },
    );
  return undefined;
}

/** Worth another try from the start: serialisation failure or deadlock. */
export const isRetriable = (error: unknown): boolean => ['40001', '40P01'].includes((error as DatabaseError).code ?? '');
