/** Language and colour scheme: kept in the browser at once and in the account for the next one. */
import { client } from '../data/client.ts';
import { currentLanguage, languages, setLanguage, type Language } from '../words/translate.ts';

const languageName = 'language';

/** What was chosen here, else what the browser asks for, else English. */
export function startLanguage(): Language {
  const wanted = [localStorage.getItem(languageName), ...navigator.languages].map((name) => name?.slice(0, 2));
  return languages.find((language) => wanted.find((name) => languages.includes(name as Language)) === language) ?? 'en';
}

export async function chooseLanguage(language: Language, isSignedIn: boolean): Promise<void> {
  localStorage.setItem(languageName, language);
  await setLanguage(language);
  if (isSignedIn) await keep({ locale: language });
}

let isFollowed = false;

/** Takes over the account's language when somebody comes in, without sending it back; later choices are made here. */
export async function followAccount(locale: Language | null): Promise<void> {
  if (isFollowed) return;
  isFollowed = true;
  if (!locale || locale === currentLanguage()) return;
  localStorage.setItem(languageName, locale);
  await setLanguage(locale);
}

/** A preference is not worth a message when it cannot be kept: it holds in this browser anyway. */
export async function keep(preference: { locale?: Language; theme?: 'auto' | 'light' | 'dark' }): Promise<void> {
  await client.call('PATCH', '/account', preference).catch(() => undefined);
}
