/** What the rooms above add to the page of one record, each loaded when it is shown. */
import { Suspense } from 'react';
import { recordSectionsOf } from '../shell/rooms.ts';
import { bodyOf } from './room-part.ts';
import { ListSkeleton } from './states.tsx';

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
