/** Short messages at the edge of the page, with Undo where there is something to take back. */
import { store } from './store.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'info' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void };
}

const toasts = store<readonly Toast[]>([]);
let next = 1;

/** Shows a message and gives its number. At most three stand at once; the oldest goes. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  toasts.set([...toasts.get().slice(-2), { ...toast, id }]);
  return id;
}

export const dismissToast = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));
export const useToasts = toasts.use;
