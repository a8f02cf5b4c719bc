/**
 * Sends mail over the one SMTP server that the operator named in the environment. Nobody who signs in can change where it goes, so its
 * address needs no policy; times and sizes are held all the same.
 */
import { createTransport } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly isSecure: boolean;
  /** With `smtp:`: used when the server offers it, demanded, demanded of whomever, or never. */
  readonly tls: 'offered' | 'required' | 'unverified' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  /** `Evenkeel <evenkeel@example.org>` */
  readonly from: { readonly name: string; readonly address: string };
}

export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Of who sends again after a fault: the same name makes the same Message-ID, by which a mailbox knows a copy. */
  readonly name?: string;
}

/** `isFinal`: the server will not take this mail, however often it is sent. The reason is a code, never words of the server. */
export type MailOutcome = { readonly isTaken: true } | { readonly isTaken: false; readonly isFinal: boolean; readonly reason: string };

export interface Mailer {
  /** Answers when the mail server has taken the mail, or why it has not. Never throws. */
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

const seconds = 1000;
const onThisMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const oneAddress = /^[^\s<>",;:@]{1,64}@[^\s<>",;:@]{1,255}$/;

/** Settings from the texts of the environment; null when mail is not set up. Throws what is wrong, in words for the operator. */
export function mailSettingsOf(url: string | undefined, from: string | undefined): MailSettings | null {
  if (!url && !from) return null;
  if (!url) throw new Error('EVENKEEL_MAIL_FROM is set, EVENKEEL_SMTP_URL is not: name the mail server too');
  if (!from) throw new Error('EVENKEEL_SMTP_URL is set, EVENKEEL_MAIL_FROM is not: name the sender too');
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || !parsed.hostname)
    throw new Error('EVENKEEL_SMTP_URL is smtp://user:password@host:port or smtps://…, and is not');
  const unknown = [...parsed.searchParams.keys()].filter((name) => name !== 'tls');
  if (unknown.length > 0) throw new Error(`EVENKEEL_SMTP_URL knows ?tls=…, not ?${unknown[0]}=`);
  const isSecure = parsed.protocol === 'smtps:';
  const login = parsed.username ? { user: decodeURIComponent(parsed.username), password: decodeURIComponent(parsed.password) } : null;
  const asked = parsed.searchParams.get('tls') ?? (login && !onThisMachine.test(parsed.hostname) ? 'required' : 'offered');
  const tls = (['offered', 'required', 'unverified', 'none'] as const).find((each) => each === asked);
  if (!tls) throw new Error(`EVENKEEL_SMTP_URL: ?tls= is offered, required, unverified or none, not "${asked}"`);
  const port = parsed.port ? Number(parsed.port) : isSecure ? 465 : login ? 587 : 25;
  return { host: parsed.hostname.replace(/^\[|\]$/g, ''), port, isSecure, tls, login, from: senderOf(from) };
}

function senderOf(text: string): MailSettings['from'] {
  const [, name, bracketed] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const address = bracketed ?? text.trim();
  if (!oneAddress.test(address))
    throw new Error(`EVENKEEL_MAIL_FROM is one address, such as Evenkeel <evenkeel@example.org>, not "${text}"`);
  return { name: name || 'Evenkeel', address };
}

export function makeMailer(settings: MailSettings): Mailer {
  const { host, port, isSecure, tls, login, from } = settings;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: isSecure,
    requireTLS: tls === 'required' || tls === 'unverified',
    ignoreTLS: tls === 'none',
    tls: { rejectUnauthorized: tls !== 'unverified' },
    auth: login ? { user: login.user, pass: login.password } : undefined,
    maxConnections: 2,
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 30 * seconds,
    dnsTimeout: 10 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SMTPPool.Options);
  return {
    async send({ to, subject, text, name }) {
      if (!oneAddress.test(to)) return { isTaken: false, isFinal: true, reason: 'not-an-address' };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          messageId: name === undefined ? undefined : `<${name.replace(/[^\w.-]/g, '-')}@${from.address.split('@')[1]}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { isTaken: true };
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        // RFC 5321 4.2.1: 5yz is final, 4yz may go another time. A refused login is the operator's to mend, not the fault of the mail.
        const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
        return { isTaken: false, isFinal, reason: [code ?? 'unknown', responseCode].filter((part) => part !== undefined).join(' ') };
      }
    },
    close: () => transport.close(),
  };
}

/** A subject never becomes a second header. */
const oneLine = (text: string): string => text.replace(/[\r\n\p{Cc}]+/gu, ' ').slice(0, 200);
