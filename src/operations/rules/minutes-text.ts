/** Recovery and restore times as people write them: `90 min`, `1,5 h`, `2 days`, `4 h 30 min`. Days are of 24 hours. */

const units: readonly (readonly [minutes: number, words: RegExp])[] = [
  [1440, /^(d|days?|t|tage?n?)$/],
  [60, /^(h|hours?|std|stunden?|hrs?)$/],
  [1, /^(m|min|mins|minutes?|minuten?)$/],
];

/** Minutes, of a bare number minutes too; undefined where it is not understood. */
export function minutesOf(text: string): number | undefined {
  const plain = text.trim().toLowerCase().replaceAll(',', '.');
  if (/^\d+$/.test(plain)) return Number(plain);
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\.?\s*/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== plain) return undefined;
  let sum = 0;
  for (const [, amount, word] of parts) {
    const unit = units.find(([, words]) => words.test(word!));
    if (!unit) return undefined;
    sum += Number(amount) * unit[0];
  }
  return Math.round(sum);
}

/** `4 h 30 min`; whole days from two days on. */
export function textOfMinutes(minutes: number, tongue: 'en' | 'de'): string {
  if (minutes >= 2880 && minutes % 1440 === 0) return `${minutes / 1440} ${tongue === 'de' ? 'Tage' : 'days'}`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}
