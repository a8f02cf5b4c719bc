/** What the rooms above add to a form while it is filled in, each loaded when it is shown; it comes when it is there, nothing waits for it. */
import { Suspense } from 'react';
import type { FormSectionProps } from '../registration.ts';
import { formSectionsOf } from '../shell/rooms.ts';
import { bodyOf } from './room-part.ts';

export function FormSections({ of, ...props }: FormSectionProps & { readonly of: string }) {
  return formSectionsOf(of).map((section, place) => {
    const Body = bodyOf(section);
    return (
      <Suspense key={`${section.room} ${place}`} fallback={null}>
        <Body {...props} />
      </Suspense>
    );
  });
}
