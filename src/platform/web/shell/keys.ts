/** Keys of a page: bound while it is shown, listed in the keyboard map (?). */
import { useEffect, useRef } from 'react';

/** `{ 't': { does: t('shell.undo'), run } }`; keys as `t`, `Shift+]`, `Ctrl+d`, `g p` for one after the other. */
export type KeyMap = Readonly<
  Record<string, { readonly does: string; readonly run: (event: KeyboardEvent) => void; readonly evenWhileTyping?: boolean }>
>;

const maps: Set<{ readonly current: KeyMap }> = new Set();
const storageName = 'single-keys';

export const areSingleKeysOn = (): boolean => localStorage.getItem(storageName) !== 'off';
export const setSingleKeys = (on: boolean): void => localStorage.setItem(storageName, on ? 'on' : 'off');

/** Everything that is bound now, latest first. */
export const boundKeys = (): readonly KeyMap[] => [...maps].toReversed().map((map) => map.current);

export function useKeys(map: KeyMap): void {
  const held = useRef(map);
  useEffect(() => {
    held.current = map;
  });
  useEffect(() => {
    maps.add(held);
    if (maps.size === 1) document.addEventListener('keydown', onKeyDown);
    return () => {
      maps.delete(held);
      if (maps.size === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

let first = '';
let forget: ReturnType<typeof setTimeout> | undefined;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  const isTyping = event.target instanceof HTMLElement && event.target.closest('input,textarea,select,[contenteditable="true"]') !== null;
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  const isSingle = !hasModifier && event.key.length === 1;
  if (isSingle && (isTyping || !areSingleKeysOn())) return;
  // An open dialogue has the keys for itself.
  if (isSingle && document.querySelector('[role="dialog"][aria-modal="true"]')) return;
  const stroke = strokeOf(event);
  for (const wanted of first ? [`${first} ${stroke}`, stroke] : [stroke]) {
    for (const map of boundKeys()) {
      const binding = map[wanted];
      if (!binding || (isTyping && !binding.evenWhileTyping)) continue;
      event.preventDefault();
      first = '';
      binding.run(event);
      return;
    }
  }
  clearTimeout(forget);
  first = isSingle && boundKeys().some((map) => Object.keys(map).some((each) => each.startsWith(`${stroke} `))) ? stroke : '';
  if (first) forget = setTimeout(() => (first = ''), 1200);
}

function strokeOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  // For printed characters Shift is already in the character: `?` rather than Shift+ß.
  if (event.shiftKey && (event.key.length > 1 || parts.length > 0 || /[a-z]/i.test(event.key))) parts.push('Shift');
  parts.push(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  return parts.join('+');
}
