/** `@[Ada Lovelace](membership id)`: how a text mentions somebody, so that renaming them breaks nothing. */
const mention = /@\[[^\]\n]{1,200}\]\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

/** Membership ids in the order in which they are first mentioned. */
export const mentionsIn = (text: string): string[] => [...new Set([...text.matchAll(mention)].map((match) => match[1]!))];
