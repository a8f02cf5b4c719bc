/** The forms that one name takes: `room-booking`, `roomBooking`, `room-bookings`, `room booking`, `room_booking`. */
export const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
export const pascal = (name: string): string => capital(camel(name));
export const spoken = (name: string): string => name.replaceAll('-', ' ');
export const snake = (name: string): string => name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** "a booking", "an absence". */
export const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${spoken(name)}`;

export function pastOf(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

export const isName = (text: string | undefined): text is string => text !== undefined && /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(text);
