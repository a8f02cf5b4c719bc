/** Which layer lies over the page. There is one at a time; Esc closes it. */
import type { CreateEntry } from '../registration.ts';
import { createEntries } from './rooms.ts';
import { store } from './store.ts';

export type OpenLayer =
  | { readonly of: 'palette' | 'create' | 'keys' | 'navigation' }
  | { readonly of: 'form'; readonly entry: CreateEntry }
  | null;

export const layer = store<OpenLayer>(null);
export const openPalette = (): void => layer.set({ of: 'palette' });
/** The form of something new, by the id of its create entry; nothing where one may not create it. */
export function openCreate(id: string): void {
  const entry = createEntries().find((each) => each.id === id);
  if (entry?.load) layer.set({ of: 'form', entry });
}
export const closeLayer = (): void => layer.set(null);

type GoToDate = (day: string) => void;
const dateTargets: GoToDate[] = [];

/** A page with a time axis says how to go to a day; the palette then understands dates. */
export function addDateTarget(go: GoToDate): () => void {
  dateTargets.unshift(go);
  return () => void dateTargets.splice(dateTargets.indexOf(go), 1);
}
export const dateTarget = (): GoToDate | undefined => dateTargets[0];
