/** A modal layer on the browser's own dialogue: focus stays inside, Esc closes, the page behind is inert. */
import { useEffect, useRef, type ReactNode } from 'react';
import { closeLayer } from './layers.ts';
import styles from './layer.module.css';

export function Layer({
  label,
  children,
  size = 'narrow',
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: 'narrow' | 'wide';
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // The click is on the ground around the dialogue; keyboards have Esc.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles['layer']}
      data-size={size}
      aria-label={label}
      onClose={closeLayer}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      {children}
    </dialog>
  );
}
