/** A small name server (RFC 1035, over UDP) for tests: it answers what the test says, each time anew. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const numbers = { A: 1, NS: 2, CNAME: 5, MX: 15, TXT: 16, AAAA: 28 } as const;
export type RecordKind = keyof typeof numbers;

export interface NameRecord {
  /** The name that was asked for, unless a chain of names says otherwise. */
  readonly name?: string;
  readonly type: RecordKind;
  /** An address, a name or a text; a mail server has the preference 10. */
  readonly value: string;
}

/** Records, or a response code of DNS, or nothing at all. */
export type NameAnswer = readonly NameRecord[] | 'no-such-name' | 'failure' | 'silence';

export interface NameServer {
  /** `127.0.0.1:…` */
  readonly address: string;
  readonly questions: () => number;
  stop(): Promise<void>;
}

export async function startNameServer(
  answer: (name: string, type: RecordKind | undefined) => NameAnswer,
  host = '127.0.0.1',
): Promise<NameServer> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  let questions = 0;
  socket.on('message', (message, from) => {
    questions++;
    const { name, type, end } = questionOf(message);
    const said = answer(name, type);
    if (said === 'silence') return;
    const records = typeof said === 'string' ? [] : said;
    const code = said === 'no-such-name' ? 3 : said === 'failure' ? 2 : 0;
    const head = Buffer.alloc(12);
    message.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    socket.send(
      Buffer.concat([head, message.subarray(12, end), ...records.map((record) => bytesOf(record, name))]),
      from.port,
      from.address,
    );
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  return {
    address: `${host}:${socket.address().port}`,
    questions: () => questions,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function questionOf(message: Buffer): { name: string; type: RecordKind | undefined; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at]!; length > 0; length = message[at]!) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const number = message.readUInt16BE(at + 1);
  const type = (Object.keys(numbers) as RecordKind[]).find((each) => numbers[each] === number);
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

function bytesOf({ name, type, value }: NameRecord, asked: string): Buffer {
  const data = dataOf(type, value);
  const rest = Buffer.alloc(10);
  rest.writeUInt16BE(numbers[type], 0);
  rest.writeUInt16BE(1, 2);
  rest.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(name ?? asked), rest, data]);
}

function dataOf(type: RecordKind, value: string): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number));
  if (type === 'AAAA') return addressBytes(value);
  if (type === 'TXT') return Buffer.concat([Buffer.from([Buffer.byteLength(value)]), Buffer.from(value)]);
  if (type === 'MX') return Buffer.concat([Buffer.from([0, 10]), nameBytes(value)]);
  return nameBytes(value);
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);

function addressBytes(text: string): Buffer {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const [, a, b, c, d] = (dotted ?? []).map(Number);
  const plain = dotted ? text.slice(0, dotted.index) + ((a! << 8) | b!).toString(16) + ':' + ((c! << 8) | d!).toString(16) : text;
  const [left = '', right] = plain.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const [first, last] = [groups(left), groups(right)];
  const all = right === undefined ? first : [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 255]));
}
