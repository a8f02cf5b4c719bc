/** When something is, on the organisation's clock: changes are planned by many, and all mean the same hour. The clock is named where it is not the reader's. */
import { useMemo } from 'react';
import { useLanguage, useSession, zoneBeside } from '#platform/web';

export interface Clock {
  readonly zone: string;
  /** “Tue 2 Dec, 18:00 – 20:00”; over midnight with both days, and with the year where it is another. */
  readonly span: (start: string | null, end: string | null) => string;
  readonly moment: (at: string) => string;
  readonly day: (at: string) => string;
}

export function useClock(): Clock {
  const language = useLanguage();
  const { data } = useSession();
  const zone = data?.organisation?.zone ?? 'UTC';
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : 'de-DE';
    const said = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const;
    const thisYear = new Intl.DateTimeFormat(locale, said);
    const otherYear = new Intl.DateTimeFormat(locale, { ...said, year: 'numeric' });
    const now = new Date().getFullYear();
    const day = { format: (at: Date): string => (at.getFullYear() === now ? thisYear : otherYear).format(at) };
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
    const plain = (at: string): string => `${day.format(new Date(at))}, ${time.format(new Date(at))}`;
    const beside = (at: string): string => zoneBeside(zone, new Date(at), locale);
    return {
      zone,
      moment: (at) => plain(at) + beside(at),
      day: (at) => day.format(new Date(at)),
      span: (start, end) => {
        if (!start || !end) return '';
        const isOneDay = day.format(new Date(start)) === day.format(new Date(end));
        return `${plain(start)} – ${isOneDay ? time.format(new Date(end)) : plain(end)}${beside(end)}`;
      },
    };
  }, [language, zone]);
}
