/** How well a typed text fits a name: 0 not at all, higher is better. Words may be begun in any order. */
export function score(typed: string, name: string): number {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const text = fold(name);
  const words = text.split(/[^\p{L}\p{N}]+/u);
  let total = 1;
  for (const part of wanted) {
    if (words[0]?.startsWith(part)) total += 4;
    else if (words.some((word) => word.startsWith(part))) total += 3;
    else if (text.includes(part)) total += 1;
    else return 0;
  }
  return total - text.length / 1000;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A day typed in one of the usual ways, as `YYYY-MM-DD`; day before month, as on both of our languages' desks. `today` is given. */
export function typedDay(typed: string, today: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (text === 'today' || text === 'heute') return today;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const spoken = /^(\d{1,2})\.?\s+(\p{L}{3,})\.?(?:\s+(\d{4}))?$/u.exec(text);
  const month = spoken ? monthOf(spoken[2]!) : 0;
  if (spoken && month > 0) return dayOf(Number(spoken[3] ?? today.slice(0, 4)), month, Number(spoken[1]));
  const usual = /^(\d{1,2})[./](\d{1,2})[./]?(\d{4}|\d{2})?$/.exec(text);
  if (!usual) return undefined;
  const year = usual[3] ? Number(usual[3].length === 2 ? `20${usual[3]}` : usual[3]) : Number(today.slice(0, 4));
  return dayOf(year, Number(usual[2]), Number(usual[1]));
}

/** `dec`, `Dezember`, `mär`: 1 to 12, 0 where it is no month in either language. */
function monthOf(text: string): number {
  const typed = fold(text);
  for (const locale of ['en-GB', 'de-DE']) {
    const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) if (fold(format.format(Date.UTC(2026, month - 1, 1))).startsWith(typed)) return month;
  }
  return 0;
}

function dayOf(year: number, month: number, date: number): string | undefined {
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? day.toISOString().slice(0, 10) : undefined;
}
