/** What a check found, in words: the reason, and what was seen. */
import { translateFirst, useWords } from '#platform/web';

export function useSeen(): (found: { readonly reason: string | null; readonly detail: string | null; readonly kind?: string }) => string {
  useWords();
  return ({ reason, detail, kind }) => {
    if (!reason) return '';
    const word = kind === 'push' && reason === 'timeout' ? 'missed' : reason;
    const said = translateFirst([`monitoring.reason.${word}`], word);
    return detail ? `${said} (${detail})` : said;
  };
}
