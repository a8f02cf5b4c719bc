/** Me, in the corner: the menu behind it is fetched when somebody reaches for it. */
import { lazy, Suspense, useState } from 'react';
import { Initials } from './initials.tsx';

const load = () => import('./account-menu.tsx');
const AccountMenu = lazy(async () => ({ default: (await load()).AccountMenu }));

export function AccountButton() {
  const [isAsked, setAsked] = useState(false);
  const closed = <Initials aria-haspopup="menu" aria-expanded={false} onPointerEnter={() => void load()} onClick={() => setAsked(true)} />;
  if (!isAsked) return closed;
  return (
    <Suspense fallback={closed}>
      <AccountMenu />
    </Suspense>
  );
}
