/** Moments and stretches of time by the clock of a rota's zone, which is named where it is not the reader's. */
import { useMemo } from 'react';
import { useLanguage, zoneBeside, type Language } from '#platform/web';

export interface ZonedFormat {
  /** "Tue, 24 Nov, 08:00"; with the year when it is not this one. */
  readonly moment: (instant: string) => string;
  /** "Tue, 24 Nov, 08:00 – 20:00" within a day, else both moments. */
  readonly span: (startsAt: string, endsAt: string) => string;
}

export function useZoned(zone: string): ZonedFormat {
  const language = useLanguage();
  return useMemo(() => zonedIn(language, zone), [language, zone]);
}

export function zonedIn(language: Language, zone: string): ZonedFormat {
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone };
  const here = new Intl.DateTimeFormat(locale, { ...day, ...clock });
  const elsewhen = new Intl.DateTimeFormat(locale, { ...day, year: 'numeric', ...clock });
  const hours = new Intl.DateTimeFormat(locale, clock);
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone });
  const thisYear = String(new Date().getFullYear());
  const beside = (instant: string): string => zoneBeside(zone, new Date(instant), locale);
  const plain = (instant: string): string => {
    const at = new Date(instant);
    return (date.format(at).startsWith(thisYear) ? here : elsewhen).format(at);
  };
  return {
    moment: (instant) => plain(instant) + beside(instant),
    span: (startsAt, endsAt) => {
      const isOneDay = date.format(new Date(startsAt)) === date.format(new Date(Date.parse(endsAt) - 1));
      return `${plain(startsAt)} – ${isOneDay ? hours.format(new Date(endsAt)) : plain(endsAt)}${beside(endsAt)}`;
    },
  };
}

/** The civil day of a moment in a zone. */
export const dateIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(at);
