/** A client that sends exactly what it is told, also what no decent client would send, over connections that are kept open. */
import { Agent, request as open, type IncomingMessage } from 'node:http';

export interface Request {
  readonly method: string;
  /** From the root, query included, sent as it stands. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export const sendTo = (url: string, { method, path, headers, body }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = open(`${url}/`, { agent, method, path, headers: { ...length, ...headers } as never }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString('utf8'), headers: response.headers }),
      );
    });
    // A connection that the server closed while it was idle: nothing of the request was heard, so it is sent again.
    asked.on('error', (error: NodeJS.ErrnoException) =>
      asked.reusedSocket && error.code === 'ECONNRESET' ? resolve(sendTo(url, { method, path, headers, body })) : reject(error),
    );
    asked.end(body);
  });

/** Works through a list, so many at once, and answers in the list's order. */
export async function allOf<T, R>(list: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < list.length; index = next++) answers[index] = await work(list[index]!, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

export interface Stream {
  /** All that was heard so far. */
  heard(): string;
  /** Resolves when this text has been heard. */
  hears(text: string): Promise<void>;
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** An open event stream, as a screen has one. It listens once its first message has come. */
export async function listenTo(url: string, headers: Readonly<Record<string, string>>): Promise<Stream> {
  let text = '';
  let look: () => void = () => {};
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = open(`${url}/api/v1/events`, { agent: false, headers }, resolve);
    asked.on('error', reject);
    asked.end();
  });
  if (response.statusCode !== 200) throw new Error(`the event stream answers ${response.statusCode}`);
  response.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    look();
  });
  const ended = new Promise<void>((resolve) => {
    response.on('close', resolve);
    response.on('error', () => resolve());
  });
  const stream: Stream = {
    heard: () => text,
    async hears(wanted) {
      while (!text.includes(wanted)) await new Promise<void>((resolve) => (look = resolve));
    },
    ended,
    close: () => response.destroy(),
  };
  await stream.hears('event: ready');
  return stream;
}
