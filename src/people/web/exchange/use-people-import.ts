/** Sends a table of people to be read: first to see what would come, then to keep it. The endpoint stands above this room, so it is called by its address. */
import { useCallback, useState } from 'react';
import { Problem, type ProblemDetails } from '#platform/kit';
import { problemFrom, refresh, sayDone, translate, useLanguage } from '#platform/web';

export const tableEndings = ['csv', 'xlsx'] as const;

/** What a column may hold, in the order in which it is asked for. */
export const tableColumns = [
  'name',
  'firstName',
  'lastName',
  'email',
  'kind',
  'team',
  'site',
  'manager',
  'jobRole',
  'calendar',
  'capacity',
  'startsOn',
  'endsOn',
  'notes',
] as const;
export type TableColumn = (typeof tableColumns)[number];
/** Which column of the file, counted from 0, holds what. */
export type Mapping = Readonly<Partial<Record<TableColumn, number>>>;

export interface Remark {
  readonly severity: 'left-out' | 'amended' | 'note';
  readonly subject: string;
  readonly name: string;
  readonly row?: number;
  readonly field?: string;
  readonly code: string;
  readonly detail: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface PeopleImport {
  readonly isDone: boolean;
  readonly added: number;
  readonly changed: number;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly remarks: readonly Remark[];
}

export function usePeopleImport() {
  const language = useLanguage();
  const [isRunning, setRunning] = useState(false);
  const [answer, setAnswer] = useState<PeopleImport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const send = useCallback(
    async (file: File, { mapping, isReal = false }: { readonly mapping?: Mapping; readonly isReal?: boolean } = {}): Promise<void> => {
      const format = file.name.toLowerCase().split('.').at(-1) ?? '';
      setProblem(null);
      if (!(tableEndings as readonly string[]).includes(format)) {
        setAnswer(null);
        setProblem(new Problem(0, 'no-such-format', translate('people.importFormat')));
        return;
      }
      const query = new URLSearchParams({ format, language, dryRun: String(!isReal) });
      if (mapping)
        query.set(
          'mapping',
          Object.entries(mapping)
            .map(([name, at]) => `${name}:${at}`)
            .join(','),
        );
      setRunning(true);
      try {
        const response = await fetch(`/api/v1/people-imports?${query.toString()}`, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
        });
        const body = (await response.json()) as PeopleImport | ProblemDetails;
        if ('code' in body) throw new Problem(response.status, body.code, body.title, body);
        setAnswer(body as PeopleImport);
        if (!isReal) return;
        await refresh('person');
        const sequence = response.headers.get('evenkeel-sequence');
        sayDone(translate('people.importDone'), sequence === null ? null : Number(sequence));
      } catch (error) {
        setProblem(problemFrom(error));
        if (!isReal) setAnswer(null);
      } finally {
        setRunning(false);
      }
    },
    [language],
  );
  const reset = useCallback(() => {
    setAnswer(null);
    setProblem(null);
  }, []);
  return { send, answer, problem, isRunning, reset };
}
