/** What is wrong with an input, by field: from the deed's own shape before it is sent, from the problem details after. */
import type { z } from 'zod';
import type { Deed, Problem } from '#platform/kit';
import { reasonOf, sentenceOf } from '../data/sentence.ts';
import { hasWord } from '../words/translate.ts';

/** Field to message, empty when the input fits the deed's shape. */
export function shapeProblems(deed: Deed, input: unknown): Readonly<Record<string, string>> {
  const parsed = deed.input.safeParse(input);
  if (parsed.success) return {};
  const wrong: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    wrong[field] ??= codeOf(issue);
  }
  return wrong;
}

/** Words of ours for the usual mistakes (`problem.missing`), the schema's own sentence for the rest. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) return 'missing';
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) === 1) return 'missing';
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'not-an-email';
  return reasonOf({ code: issue.code, detail: issue.message });
}

/** Field to code or sentence, of those fields that the form shows. A refusal that there are words for is told in them. */
export function problemsByField(problem: Problem, shown: readonly string[]): Readonly<Record<string, string>> {
  const wrong: Record<string, string> = {};
  for (const error of problem.details.errors ?? []) {
    const field = error.pointer.replace(/^#?\//, '').split('/')[0] ?? '';
    if (shown.includes(field))
      wrong[field] ??=
        problem.details.code === 'bad-input'
          ? reasonOf(error)
          : hasWord(`problem.${problem.details.code}`)
            ? sentenceOf(problem)
            : error.detail;
  }
  return wrong;
}

export function isRequiredField(deed: Deed, name: string): boolean {
  const shape = deed.input.shape[name];
  return Boolean(shape && !shape.safeParse(undefined).success && !shape.safeParse(null).success);
}

/** Text that may be longer than a line gets a larger box. */
export function isLongText(deed: Deed, name: string): boolean {
  const shape = deed.input.shape[name] as { maxLength?: number | null } | undefined;
  let inner = shape as { maxLength?: number | null; unwrap?: () => unknown } | undefined;
  while (inner && inner.maxLength === undefined && typeof inner.unwrap === 'function') inner = inner.unwrap() as typeof inner;
  return (inner?.maxLength ?? 0) > 500;
}
