/** Hosts and addresses as somebody typed them, read as browsers read them (WHATWG URL): `0x7f.1`, `017700000001` and `１２７.0.0.1` are 127.0.0.1. */
import { isIP } from 'node:net';
import { EgressFailure } from './failure.ts';

/** The host in its one spelling: a literal address without brackets, or a name in small ASCII letters. */
export function plainHost(text: string): string {
  const literal = isIP(text) === 6 ? `[${text}]` : text;
  if (text.length > 255 || /[/?#@\\%\s]/.test(text) || (text.includes(':') && !literal.startsWith('[')))
    throw new EgressFailure('forbidden-url');
  const url = URL.canParse(`http://${literal}`) ? new URL(`http://${literal}`) : null;
  if (!url || url.hostname === '' || url.port !== '') throw new EgressFailure('forbidden-url');
  return unbracketed(url.hostname);
}

export const unbracketed = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** An address for HTTP: a scheme of the two, no login in it, no fragment. */
export function httpUrl(text: string, base?: URL): URL {
  if (text.length > 4000 || !URL.canParse(text, base?.href)) throw new EgressFailure('forbidden-url');
  const url = new URL(text, base?.href);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    throw new EgressFailure('forbidden-url');
  url.hash = '';
  return url;
}

export const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port));
