/** A remark of an import in the reader's language. The server says it in English, with a code; what it quotes is quoted here too. */
import type { ImportRemark } from '#platform/kit';
import type { Translate } from '../../words/use-words.ts';

export function remarkSentence(remark: ImportRemark, room: string, t: Translate): string {
  const { code, detail, field = '', name } = remark;
  const key = `${room}.remark.${code}`;
  const text = /["“]([^"”]*)["”]/u.exec(detail)?.[1] ?? name;
  const count = Number(/\d+/u.exec(detail)?.[0] ?? 0);
  const sentence = t(key, { text, count, field, detail, code, ...remark.values });
  // A word that is missing comes back as its key.
  return sentence === key ? detail : sentence;
}
