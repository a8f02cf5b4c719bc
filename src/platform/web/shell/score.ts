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
  const usual = /^(\d{1,2})[./](\d{1,2})[./]?(\d{4}|\d{2})?$/.exec(text);
  if (!usual) return undefined;
  const year = usual[3] ? Number(usual[3].length === 2 ? `20${usual[3]}` : usual[3]) : Number(today.slice(0, 4));
  return dayOf(year, Number(usual[2]), Number(usual[1]));
}

function dayOf(year: number, month: number, date: number): string | undefined {
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? day.toISOString().slice(0, 10) : undefined;
}
