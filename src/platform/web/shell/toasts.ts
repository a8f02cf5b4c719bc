/** Short messages at the edge of the page, with Undo where there is something to take back. */
import { useSyncExternalStore } from 'react';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'info' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void };
}

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(value: readonly Toast[]): void {
  toasts = value;
  for (const listener of listeners) listener();
}

/** Shows a message and gives its number. At most three stand at once; the oldest goes. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  set([...toasts.slice(-2), { ...toast, id }]);
  return id;
}

export const dismissToast = (id: number): void => set(toasts.filter((toast) => toast.id !== id));

export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
