/** How a thing, its fields and their values are called, found by convention in the room's words. */
import type { Thing } from '#platform/kit';
import { roomsWithWords, translateFirst, wordsEndingIn } from '../words/translate.ts';

/** `startsOn` → "Starts on": what stands there until somebody has found a better word. */
export function spelledOut(name: string): string {
  const text = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names are unique over all rooms, so where the room is not known (history of everything) all are asked. */
const inRooms = (room: string, key: string): readonly string[] =>
  room ? [`${room}.${key}`] : roomsWithWords().map((each) => `${each}.${key}`);

/** Key `people.absence`. */
export const nameOfThing = (thing: Pick<Thing, 'room' | 'name'>): string =>
  translateFirst(inRooms(thing.room, thing.name), spelledOut(thing.name));

/** Key `people.absence.startsOn`, or `field.startsOn` for what all things share. */
export const nameOfField = (thing: Pick<Thing, 'room' | 'name'>, field: string): string =>
  translateFirst([...inRooms(thing.room, `${thing.name}.${field}`), `field.${field}`], spelledOut(field.replace(/Id$/, '')));

/** A line of help under the field; key `people.absence.startsOn.help`. Empty when there is none. It may name what the fields hold. */
export const helpOfField = (thing: Pick<Thing, 'room' | 'name'>, field: string, values: Readonly<Record<string, unknown>> = {}): string =>
  translateFirst([`${thing.room}.${thing.name}.${field}.help`], '', values);

/** Key `people.absence.kind.sick`. */
export const nameOfValue = (thing: Pick<Thing, 'room' | 'name'>, field: string, value: string): string =>
  translateFirst(
    [...inRooms(thing.room, `${thing.name}.${field}.${value}`), `field.${field}.${value}`, `value.${value}`],
    spelledOut(value),
  );

/** Key `people.deed.record-absence`. */
export const nameOfDeed = (deed: string, room = ''): string =>
  translateFirst([...inRooms(room, `deed.${deed}`), `deed.${deed}`], spelledOut(deed));

/** A field whose thing is not known: what any room calls it, without its unit. */
export const nameOfAnyField = (field: string): string =>
  translateFirst([`field.${field}`, ...wordsEndingIn(`.${field}`)], spelledOut(field.replace(/Id$/, ''))).replace(/\s*\([^)]*\)$/, '');
