/** A real mail server on this machine that keeps what it is given, for tests. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { mailSettingsOf, type MailSettings } from '#platform/server';

export interface PostOffice {
  readonly settings: MailSettings;
  /** As they came, headers and all. */
  readonly letters: string[];
  /** With what it refuses an address; null: it takes it. Codes from 500 on are final. */
  refuses: (address: string) => number | null;
}

export async function openPostOffice(): Promise<PostOffice> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const responseCode = office.refuses(address);
      done(responseCode === null ? null : Object.assign(new Error('no such mailbox'), { responseCode }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = listening.address() as AddressInfo;
  const settings = mailSettingsOf(`smtp://127.0.0.1:${port}`, 'Evenkeel <evenkeel@example.org>')!;
  const office: PostOffice = { settings, letters, refuses: () => null };
  return office;
}
