/**
 * Predecessors as people type them, after Microsoft Project: `12`, `12FS+2d`, `12SS-1w`, `12FF+50%`, `3FS+2ed`; in German `12EA+2t`
 * (EA, AA, EE, AE for FS, SS, FF, SF). Several stand behind one another, separated by `;` or, where it is no decimal comma, `,`.
 */
import { formatDuration, parseDuration, type DayLengths, type Tongue } from './duration-text.ts';
import type { LagKind, Link } from './link.ts';

export interface TypedLink {
  /** The number that was typed: of the task or of its row, as the screen counts. */
  readonly number: number;
  readonly kind: Link['kind'];
  /** Minutes, or percent. */
  readonly lag: number;
  readonly lagKind: LagKind;
}

export type LinkText = { readonly links: readonly TypedLink[] } | { readonly wrong: string };

const kinds: Readonly<Record<string, Link['kind']>> = { FS: 'FS', SS: 'SS', FF: 'FF', SF: 'SF', EA: 'FS', AA: 'SS', EE: 'FF', AE: 'SF' };
const germanKinds: Readonly<Record<Link['kind'], string>> = { FS: 'EA', SS: 'AA', FF: 'EE', SF: 'AE' };

/** The typed links, or the part that is not one. An empty text is no links. */
export function parseLinkText(text: string, lengths: DayLengths, tongue: Tongue = 'en'): LinkText {
  const links: TypedLink[] = [];
  const parts = text
    .split(/;|,(?!\d+(?:[.,]\d+)?\s*(?:%|\p{L}))|,(?=\s*\d+\s*(?:FS|SS|FF|SF|EA|AA|EE|AE)\b)/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of parts) {
    const link = parseOne(part, lengths, tongue);
    if (!link) return { wrong: part };
    links.push(link);
  }
  return { links };
}

function parseOne(part: string, lengths: DayLengths, tongue: Tongue): TypedLink | undefined {
  const match = /^(\d{1,9})\s*(FS|SS|FF|SF|EA|AA|EE|AE)?\s*([+-].*)?$/i.exec(part);
  if (!match) return undefined;
  const number = Number(match[1]);
  const kind = kinds[(match[2] ?? 'FS').toUpperCase()]!;
  const lagText = match[3]?.trim();
  if (!lagText) return { number, kind, lag: 0, lagKind: 'working' };
  const percent = /^([+-])\s*(\d{1,6}(?:[.,]\d)?)\s*([ef]?)\s*%$/i.exec(lagText);
  if (percent) {
    const size = Number(percent[2]!.replace(',', '.'));
    return { number, kind, lag: percent[1] === '-' && size !== 0 ? -size : size, lagKind: percent[3] ? 'elapsed-percent' : 'percent' };
  }
  const lag = parseDuration(lagText, lengths, tongue);
  return lag && { number, kind, lag: lag.minutes, lagKind: lag.isElapsed ? 'elapsed' : 'working' };
}

/** As `parseLinkText` reads it. A plain finish-to-start link is just its number. */
export function formatLinkText(links: readonly TypedLink[], lengths: DayLengths, tongue: Tongue = 'en'): string {
  return links.map((link) => formatOne(link, lengths, tongue)).join(tongue === 'de' ? '; ' : ', ');
}

function formatOne({ number, kind, lag, lagKind }: TypedLink, lengths: DayLengths, tongue: Tongue): string {
  const kindText = tongue === 'de' ? germanKinds[kind] : kind;
  if (lag === 0) return kind === 'FS' ? `${number}` : `${number}${kindText}`;
  return `${number}${kindText}${lag < 0 ? '-' : '+'}${formatLag(Math.abs(lag), lagKind, lengths, tongue)}`;
}

function formatLag(size: number, lagKind: LagKind, lengths: DayLengths, tongue: Tongue): string {
  if (lagKind === 'percent' || lagKind === 'elapsed-percent') {
    const number = tongue === 'de' ? `${size}`.replace('.', ',') : `${size}`;
    return `${number}${lagKind === 'percent' ? '' : tongue === 'de' ? 'f' : 'e'}%`;
  }
  return formatDuration({ minutes: size, isElapsed: lagKind === 'elapsed', isEstimated: false }, lengths, tongue);
}
