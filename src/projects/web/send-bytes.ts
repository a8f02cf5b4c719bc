/** Sends a file as the body of a request, telling the share that has gone out: `fetch` cannot tell that, so the older request does. */
import { Problem, type ProblemDetails } from '#platform/kit';
import { translate } from '#platform/web';

export const problemOf = (status: number, code: string, detail: string): Problem => new Problem(status, code, detail, { detail });

export function sendBytes<A>(
  url: string,
  file: File,
  onShare: (percent: number) => void,
): Promise<{ readonly data: A; readonly sequence: number | null }> {
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
        return resolve({ data: body as A, sequence: sequence === null ? null : Number(sequence) });
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
