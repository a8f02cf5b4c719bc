import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailSettingsOf, makeMailer, type Mailer } from './mail.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** A real mail server, and a mailer that sends there. */
async function mailHouse(context: TestContext, options: SMTPServerOptions = {}, login = ''): Promise<{ mailer: Mailer; box: Received[] }> {
  const box: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        box.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((each) => each.address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const mailer = makeMailer(mailSettingsOf(`smtp://${login}127.0.0.1:${port}`, 'Evenkeel <evenkeel@example.org>')!);
  context.after(async () => {
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { mailer, box };
}

const hello = { to: 'gesa@example.org', subject: 'Payroll is down', text: 'Größe der Warteschlange: 7' };

test('a mail arrives with sender, recipient, subject and text', async (context) => {
  const { mailer, box } = await mailHouse(context);
  assert.deepEqual(await mailer.send(hello), { isTaken: true });
  const [mail] = box;
  assert.equal(mail!.from, 'evenkeel@example.org');
  assert.deepEqual(mail!.to, ['gesa@example.org']);
  assert.match(mail!.text, /^Subject: Payroll is down\r$/m);
  assert.match(mail!.text, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(mail!.text, /Gr=C3=B6=C3=9Fe der Warteschlange: 7/);
});

test('sent again under the same name, a mail has the same Message-ID', async (context) => {
  const { mailer, box } = await mailHouse(context);
  await mailer.send({ ...hello, name: 'page/42' });
  await mailer.send({ ...hello, name: 'page/42' });
  const ids = box.map(({ text }) => /^Message-ID: (.*)\r$/im.exec(text)?.[1]);
  assert.deepEqual(ids, ['<page-42@example.org>', '<page-42@example.org>']);
});

test('neither subject nor address adds a header or a recipient', async (context) => {
  const { mailer, box } = await mailHouse(context);
  await mailer.send({ ...hello, subject: 'Down\r\nBcc: spy@example.net\r\n\r\nmore' });
  for (const to of ['gesa@example.org, spy@example.net', 'gesa@example.org\r\nRCPT TO:<spy@example.net>', 'Gesa <gesa@example.org>', ''])
    assert.deepEqual(await mailer.send({ ...hello, to }), { isTaken: false, isFinal: true, reason: 'not-an-address' });
  assert.equal(box.length, 1);
  assert.deepEqual(box[0]!.to, ['gesa@example.org']);
  assert.doesNotMatch(box[0]!.text, /^Bcc:/m);
});

test('a refusal for good is told from a fault that may pass, and neither tells the words of the server', async (context) => {
  let code = 550;
  const { mailer } = await mailHouse(context, {
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such gesa at mx7.internal'), { responseCode: code })),
  });
  assert.deepEqual(await mailer.send(hello), { isTaken: false, isFinal: true, reason: 'EENVELOPE 550' });
  code = 451;
  assert.deepEqual(await mailer.send(hello), { isTaken: false, isFinal: false, reason: 'EENVELOPE 451' });
});

test('a refused login is the operator’s to mend, so the mail may go another time', async (context) => {
  const { mailer } = await mailHouse(
    context,
    { onAuth: (_login, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })) },
    'evenkeel:wrong@',
  );
  assert.deepEqual(await mailer.send(hello), { isTaken: false, isFinal: false, reason: 'EAUTH 535' });
});

test('a mail server that is away is a fault that may pass', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  silent.close();
  await once(silent, 'close');
  const mailer = makeMailer(mailSettingsOf(`smtp://127.0.0.1:${port}`, 'evenkeel@example.org')!);
  assert.deepEqual(await mailer.send(hello), { isTaken: false, isFinal: false, reason: 'ESOCKET' });
  mailer.close();
});

test('a password crosses the network only under TLS, unless the operator says otherwise', () => {
  const tlsOf = (url: string) => mailSettingsOf(url, 'a@example.org')!.tls;
  assert.equal(tlsOf('smtp://user:secret@mail.example.org'), 'required');
  assert.equal(tlsOf('smtp://mail.example.org'), 'offered');
  assert.equal(tlsOf('smtp://user:secret@localhost'), 'offered');
  assert.equal(tlsOf('smtp://user:secret@mail.example.org?tls=none'), 'none');
});

test('settings come from two texts: server and sender', () => {
  assert.equal(mailSettingsOf(undefined, ''), null);
  assert.deepEqual(mailSettingsOf('smtps://gesa%40example.org:p%2Fw@[2001:db8::25]', '"Night, watch" <night@example.org>'), {
    host: '2001:db8::25',
    port: 465,
    isSecure: true,
    tls: 'required',
    login: { user: 'gesa@example.org', password: 'p/w' },
    from: { name: 'Night, watch', address: 'night@example.org' },
  });
  for (const [url, from, wrong] of [
    [undefined, 'a@example.org', /EVENKEEL_SMTP_URL is not/],
    ['smtp://mail', undefined, /EVENKEEL_MAIL_FROM is not/],
    ['mail.example.org:25', 'a@example.org', /smtp:\/\/user/],
    ['http://mail.example.org', 'a@example.org', /smtp:\/\/user/],
    ['smtp://mail?tls=maybe', 'a@example.org', /not "maybe"/],
    ['smtp://mail?pool=true', 'a@example.org', /not \?pool=/],
    ['smtp://mail', 'a@example.org, b@example.org', /one address/],
  ] as const)
    assert.throws(() => mailSettingsOf(url, from), wrong);
});
