/** What a room hands to a page or to the shell: loaded when it is shown, with the words of the room. */
import { lazy, type ComponentType } from 'react';
import { loadWords } from '../words/translate.ts';

export interface RoomPart<P> {
  readonly room: string;
  readonly load: () => Promise<{ readonly default: ComponentType<P> }>;
}

const bodies = new Map<unknown, unknown>();

/** The same component each time, so that what it shows stays. */
export function bodyOf<P>({ load, room }: RoomPart<P>): ComponentType<P> {
  const known = bodies.get(load);
  if (known) return known as ComponentType<P>;
  const body = lazy(async () => {
    const [loaded] = await Promise.all([load(), loadWords(room)]);
    return loaded;
  }) as unknown as ComponentType<P>;
  bodies.set(load, body);
  return body;
}
