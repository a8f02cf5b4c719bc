/** Sends a file to be read, with the share of it that has gone out; the browser's `fetch` cannot tell that, so the older request does. */
import { useCallback, useState } from 'react';
import { Problem, type ProblemDetails } from '#platform/kit';
import { refresh, sayDone, translate } from '#platform/web';
import { importFormats, type ImportAnswer } from '#projects/rules';

export interface ImportFields {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
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
    if (fields.key) query.set('key', fields.key);
    if (fields.name.trim()) query.set('name', fields.name.trim());
    try {
      const { data, sequence } = await post(`/api/v1/project-imports?${query.toString()}`, file, setShare);
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

const problemOf = (status: number, code: string, detail: string): Problem => new Problem(status, code, detail, { detail });

function post(url: string, file: File, onShare: (percent: number) => void): Promise<{ data: ImportAnswer; sequence: number | null }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onShare(Math.round((100 * event.loaded) / event.total));
    });
    request.upload.addEventListener('load', () => onShare(100));
    request.addEventListener('error', () => reject(problemOf(0, 'no-connection', translate('shell.noConnection'))));
    request.addEventListener('load', () => {
      const body: unknown = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && body) {
        const sequence = request.getResponseHeader('evenkeel-sequence');
        return resolve({ data: body as ImportAnswer, sequence: sequence === null ? null : Number(sequence) });
      }
      const details = body as ProblemDetails | null;
      reject(
        details?.code
          ? new Problem(request.status, details.code, details.title, details)
          : problemOf(request.status, 'unreadable-answer', translate('problem.unreadable-answer')),
      );
    });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
