/** Words in the reader's language. Catalogues are ICU messages, loaded per room and language, compiled by the build (vite.config.ts). */
import { setupI18n } from '@lingui/core';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
/** As each calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
/** A short text given in every language at once. */
export type Text = Readonly<Record<Language, string>>;
/** Key to ICU message. */
export type Words = Readonly<Record<string, string>>;
export type Catalogues = Readonly<Record<Language, () => Promise<{ readonly words: Words }>>>;

const i18n = setupI18n();
const known = new Map<string, Catalogues>();
const inUse = new Set<string>();
const loaded = new Set<string>();
const listeners = new Set<() => void>();
let language: Language = 'en';
let revision = 0;

/** Makes a room's catalogues known; they are fetched by `loadWords`. */
export function registerWords(room: string, catalogues: Catalogues): void {
  known.set(room, catalogues);
}

/** Fetches a room's words in the current language, once. */
export async function loadWords(room: string): Promise<void> {
  inUse.add(room);
  const into = language;
  const wanted = `${room}/${into}`;
  const catalogues = known.get(room);
  if (!catalogues || loaded.has(wanted)) return;
  const { words } = await catalogues[into]();
  i18n.load(into, words);
  loaded.add(wanted);
  // The language may have been changed while the words were on their way.
  if (into === language) activate();
  else await loadWords(room);
}

/** Every room's words, for pages that tell of all rooms (history). */
export const loadAllWords = (): Promise<unknown> => Promise.all([...known.keys()].map(loadWords));
export const roomsWithWords = (): readonly string[] => [...known.keys()];

/** Changes the language of the page, with the words of every room that is in use. */
export async function setLanguage(next: Language): Promise<void> {
  language = next;
  document.documentElement.lang = next;
  await Promise.all([...inUse].map(loadWords));
  activate();
}

function activate(): void {
  i18n.activate(language);
  revision++;
  for (const listener of listeners) listener();
}

export const currentLanguage = (): Language => language;
export const wordsRevision = (): number => revision;
export function onWordsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const hasWord = (key: string): boolean => i18n.messages[key] !== undefined;
/** Keys `room.thing<ending>` of the words at hand. */
export const wordsEndingIn = (ending: string): readonly string[] =>
  Object.keys(i18n.messages).filter((key) => key.endsWith(ending) && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(key));
/** The message of this key with its values filled in; the key itself when there is none (asking lingui would have it compile the key as a message). */
export const translate = (key: string, values?: Readonly<Record<string, unknown>>): string =>
  hasWord(key) ? i18n._(key, values as Record<string, unknown>) : key;

/** The first of these keys that there are words for, else the fallback. */
export function translateFirst(keys: readonly string[], fallback: string, values?: Readonly<Record<string, unknown>>): string {
  const found = keys.find(hasWord);
  return found ? translate(found, values) : fallback;
}
