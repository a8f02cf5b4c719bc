const LONGEST = 6;

/** A key for a project of this name that nobody has: `ERP roll-out 2027` becomes ERP, or ERP2 when that is taken. */
export function projectKeyFor(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const word = /^[A-Z]/.test(first) ? first.slice(0, LONGEST) : 'PRJ';
  const base = word.length < 2 ? `${word}P` : word;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}${count}`;
    if (!taken.has(key)) return key;
  }
}
