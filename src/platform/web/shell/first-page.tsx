/** The start page while no room has one: the first page that this user may see. */
import { NotFound } from './not-found.tsx';
import { Redirect } from './redirect.tsx';
import { navigation, personalPages } from './rooms.ts';

export function FirstPage() {
  const page = navigation()[0]?.pages[0] ?? personalPages()[0];
  return page ? <Redirect to={page.path} /> : <NotFound />;
}
