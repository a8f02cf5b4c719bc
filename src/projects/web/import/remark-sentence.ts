/** A remark of an import in the reader's language. The server says it in English, with a code; what it quotes is quoted here too. */
import type { ImportAnswer } from '#projects/rules';

type Remark = ImportAnswer['remarks'][number];

export function remarkSentence(remark: Remark, t: (key: string, values?: Readonly<Record<string, unknown>>) => string): string {
  const { code, detail, field = '', name } = remark;
  const key = `projects.remark.${code}`;
  const text = /["“]([^"”]*)["”]/u.exec(detail)?.[1] ?? name;
  const count = Number(/\d+/u.exec(detail)?.[0] ?? 0);
  const sentence = t(key, { text, count, field, detail, code, ...remark.values });
  // A word that is missing comes back as its key.
  return sentence === key ? detail : sentence;
}
