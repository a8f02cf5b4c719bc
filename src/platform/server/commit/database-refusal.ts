/** What the database refused although the rules let it pass, said in the words of the API. */
import { Problem } from '#platform/kit';

interface DatabaseError {
  readonly code?: string;
  readonly message?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly column?: string;
}

const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Under row-level security PostgreSQL keeps the values to itself, so the field is read from the constraint's name, which it makes of
 * table and columns: `person_org_id_site_id_fkey`, `project_org_id_key_key`.
 */
const fieldOf = ({ constraint, table }: DatabaseError): string | undefined => {
  const middle = constraint
    ?.replace(`${table ?? ''}_`, '')
    .replace(/^org_id_/, '')
    .replace(/_?(fkey|key|idx|check|excl|lower)\d*$/, '');
  return middle ? camel(middle) : undefined;
};

/** A problem for the caller, or undefined when the fault is ours. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  const { code, message, table, constraint, column } = error as DatabaseError;
  const field = column ? camel(column) : fieldOf(error as DatabaseError);
  const at = (code_: string, text: string) => ({
    errors: [{ pointer: field ? `/${field}` : '', code: code_, detail: text }],
    detail: text,
  });
  switch (code) {
    case '23503':
      return message?.startsWith('update or delete')
        ? new Problem(409, 'still-used', 'Still in use', {
            detail: `it is still used by another record (${table ?? ''})`,
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
