/** What rooms say above every page. Nothing of it is needed before the page is there. */
import { Suspense } from 'react';
import { bodyOf } from '../parts/room-part.ts';
import { standingNotices } from './rooms.ts';

export default function Notices() {
  return standingNotices().map((notice, place) => {
    const Body = bodyOf(notice);
    return (
      <Suspense key={`${notice.room} ${place}`} fallback={null}>
        <Body />
      </Suspense>
    );
  });
}
