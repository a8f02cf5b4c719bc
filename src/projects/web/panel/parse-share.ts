/** `50`, `50 %`, `12,5%` as per mille of one person; null for what is none from 1 to 1,000 %. */
export function parseShare(text: string): number | null {
  const match = /^(\d{1,4}(?:[.,]\d)?)\s*%?$/u.exec(text.trim());
  const percent = match ? Number(match[1]!.replace(',', '.')) : 0;
  return percent >= 1 && percent <= 1000 ? Math.round(percent * 10) : null;
}

/** A whole number from `least` to `most`, or null. */
export function parseWhole(text: string, least: number, most: number): number | null {
  const number = /^[+-]?\d{1,9}$/u.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return number >= least && number <= most ? number : null;
}
