/** The messages. They are spoken politely, stay while the pointer or the focus is on them, and can be closed. */
import { CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { dismissToast, useToasts, type Toast } from './toasts.ts';
import styles from './toast-stack.module.css';

const shownMs = { done: 7000, info: 7000, problem: 12_000 } as const;

export function ToastStack() {
  const t = useWords();
  const toasts = useToasts();
  return (
    <section className={styles['stack']} aria-label={t('shell.messages')} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function OneToast({ toast }: { readonly toast: Toast }) {
  const t = useWords();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), shownMs[toast.kind]);
    return () => clearTimeout(timer);
  }, [isHeld, toast]);
  return (
    // Only to hold the message while somebody is at it.
    <div
      className={styles['toast']}
      data-kind={toast.kind}
      role={toast.kind === 'problem' ? 'alert' : undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles['text']}>{toast.text}</span>
      {toast.action ? (
        <button
          type="button"
          className={styles['action']}
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <CloseButton size="sm" variant="transparent" c="inherit" aria-label={t('shell.close')} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
