/** Short messages at the edge of the page, with Undo where there is something to take back. */
import { store } from './store.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'info' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What was done last and can be taken back, also when its message has gone. */
const latest = store<Omit<Toast, 'id'> | null>(null);
export const latestDone = latest.get;
export const forgetDone = (): void => latest.set(null);

const toasts = store<readonly Toast[]>([]);
let next = 1;

/** Shows a message and gives its number. One of a kind stands at once: the next takes its place, and what succeeded ends the error before it. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  if (toast.kind === 'done') latest.set(toast.action ? toast : null);
  toasts.set([
    ...toasts.get().filter((each) => each.kind !== toast.kind && !(toast.kind === 'done' && each.kind === 'problem')),
    { ...toast, id },
  ]);
  return id;
}

/** A later attempt went through: the error of the earlier one is no longer true. */
export function dismissProblems(): void {
  if (toasts.get().some((toast) => toast.kind === 'problem')) toasts.set(toasts.get().filter((toast) => toast.kind !== 'problem'));
}

/** What stands there now. */
export const shownToasts = toasts.get;
export const dismissToast = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));
export const useToasts = toasts.use;
