/** Sends a project file to be read, with the share of it that has gone out. */
import { useCallback, useState } from 'react';
import { Problem } from '#platform/kit';
import { refresh, sayDone, translate } from '#platform/web';
import { importFormats, type ImportAnswer } from '#projects/rules';
import { problemOf, sendBytes } from '../send-bytes.ts';

export interface ImportFields {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
  /** What the columns of a table are, in their order; null: as their headers tell. */
  readonly columns: readonly string[] | null;
  /** What a resource that names nobody becomes. */
  readonly generic: 'team' | 'skill';
  /** The numbers of those who are no people; null: as their names tell. */
  readonly nobody: readonly number[] | null;
}

const endings: Readonly<Record<string, string>> = { xml: 'mspdi', csv: 'csv', xlsx: 'xlsx' };

/** Those that the server reads now. */
export const readableEndings = (): readonly string[] =>
  Object.keys(endings).filter((ending) => (importFormats as readonly string[]).includes(endings[ending]!));

/** Undefined: no such file can be read. */
export function formatOf(fileName: string): string | undefined {
  const ending = fileName.toLowerCase().split('.').at(-1) ?? '';
  return readableEndings().includes(ending) ? endings[ending] : undefined;
}

export function useImport() {
  const [share, setShare] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const send = useCallback(async (file: File, fields: ImportFields, dryRun: boolean): Promise<ImportAnswer | null> => {
    setProblem(null);
    const format = formatOf(file.name);
    if (!format) {
      setAnswer(null);
      setProblem(problemOf(0, 'no-such-format', translate('projects.importFormat')));
      return null;
    }
    setRunning(true);
    setShare(0);
    const query = new URLSearchParams({ format, dryRun: String(dryRun), fileName: file.name.slice(0, 255), zone: fields.zone });
    if (fields.columns) query.set('columns', fields.columns.join(','));
    query.set('generic', fields.generic);
    if (fields.nobody) query.set('nobody', fields.nobody.join(','));
    if (fields.key) query.set('key', fields.key);
    if (fields.name.trim()) query.set('name', fields.name.trim());
    try {
      const { data, sequence } = await sendBytes<ImportAnswer>(`/api/v1/project-imports?${query.toString()}`, file, setShare);
      setAnswer(data);
      if (data.isDone) {
        await Promise.all(['project', 'task', 'person', 'calendar'].map(refresh));
        sayDone(translate('projects.importSaid', { name: data.project?.name ?? '' }), sequence);
      }
      return data;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      if (dryRun) setAnswer(null);
      return null;
    } finally {
      setRunning(false);
    }
  }, []);
  const reset = useCallback(() => {
    setAnswer(null);
    setProblem(null);
  }, []);
  return { send, answer, problem, share, isRunning, reset };
}
