/** The state of a page lives in its address, so that every view can be linked, saved and gone back to. */
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The parameters of the path: `/people/$personId` gives `{ personId }`. */
export const usePathParams = (): Readonly<Record<string, string>> => useParams({ strict: false }) as Record<string, string>;

type Plain = string | number | boolean | readonly string[];
type Widen<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends number ? number : T[K] extends boolean ? boolean : T[K];
};

/**
 * Typed state in the address. The defaults give names and types; what equals its default is left out of the address.
 * `const [view, setView] = useAddress({ q: '', sort: 'name', zoom: 20 })`. `replace` keeps the history clean while typing or dragging.
 */
export function useAddress<T extends Readonly<Record<string, Plain>>>(
  defaults: T,
): readonly [Widen<T>, (change: Partial<Widen<T>>, options?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    Object.entries(defaults).map(([name, fallback]) => [name, sameKind(search[name], fallback) ? search[name] : fallback]),
  ) as Widen<T>;
  const set = useCallback(
    (change: Partial<Widen<T>>, options: { replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        replace: options.replace ?? false,
        resetScroll: false,
        search: (before: Readonly<Record<string, unknown>>) => {
          const next: Record<string, unknown> = { ...before, ...change };
          for (const [name, fallback] of Object.entries(defaults)) if (equal(next[name], fallback)) delete next[name];
          return next;
        },
      } as never);
    },
    // The defaults are a constant of the page.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [navigate],
  );
  return [values, set];
}

const sameKind = (value: unknown, fallback: Plain): boolean =>
  Array.isArray(fallback) ? Array.isArray(value) : typeof value === typeof fallback;
const equal = (left: unknown, right: unknown): boolean =>
  left === undefined || left === '' || JSON.stringify(left) === JSON.stringify(right);

/** Goes to a path, which may carry a query: `go('/people?team=…')`. */
export function useGo(): (path: string, options?: { replace?: boolean }) => void {
  const { history } = useRouter();
  return useCallback((path, options = {}) => (options.replace ? history.replace(path) : history.push(path)), [history]);
}
