/** Structured logs, one JSON object a line, with whatever could be a secret taken out. */
import { pino, type Logger } from 'pino';

export type Log = Logger;

const secrets = ['password', 'token', 'code', 'secret', 'authorization', 'cookie', 'totpSecret', 'passwordHash', 'tokenHash'];

export const makeLog = (options: { readonly level?: string; readonly pretty?: boolean } = {}): Log =>
  pino({
    level: options.level ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[taken out]' },
  });
