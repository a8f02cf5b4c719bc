/** Goes elsewhere, once per target: re-rendering while the next page is on its way does not ask again. */
import { useEffect } from 'react';
import { useGo } from './address.ts';

export function Redirect({ to }: { readonly to: string }) {
  const go = useGo();
  useEffect(() => go(to, { replace: true }), [go, to]);
  return null;
}
