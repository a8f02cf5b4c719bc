/** A key that people would choose for a project of this name: the first letters of its words, or the beginning of its only one. */
export function keyOfName(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const letters = words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '').slice(0, 4);
  return letters.replace(/^\d+/, '').slice(0, 6);
}
