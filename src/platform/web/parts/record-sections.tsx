/** What the rooms above add to the page of one record, each loaded when it is shown. */
import { lazy, Suspense, type ComponentType } from 'react';
import { recordSectionsOf } from '../shell/rooms.ts';
import { loadWords } from '../words/translate.ts';
import { ListSkeleton } from './states.tsx';

type Body = ComponentType<{ readonly id: string }>;

const bodies = new Map<unknown, Body>();

function bodyOf({ load, room }: ReturnType<typeof recordSectionsOf>[number]): Body {
  const known = bodies.get(load);
  if (known) return known;
  const body = lazy(async () => {
    const [loaded] = await Promise.all([load(), loadWords(room)]);
    return loaded;
  });
  bodies.set(load, body);
  return body;
}

export function RecordSections({ of, id }: { readonly of: string; readonly id: string }) {
  return recordSectionsOf(of).map((section, place) => {
    const Body = bodyOf(section);
    return (
      <Suspense key={`${section.room} ${place}`} fallback={<ListSkeleton rows={2} height={28} />}>
        <Body id={id} />
      </Suspense>
    );
  });
}
