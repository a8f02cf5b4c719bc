/** What a refusal says to people, in their language: which field, and what is wrong with it. */
import type { Problem } from '#platform/kit';
import { nameOfAnyField } from '../form/labels.ts';
import { currentLanguage, hasWord, translate, translateFirst } from '../words/translate.ts';
import { formatIn } from '../words/use-words.ts';

interface FieldError {
  readonly pointer: string;
  readonly code?: string;
  readonly detail: string;
}

/** The sentence for people: our own words for the code if there are any, else what the server said. A wrong field is named. */
export function sentenceOf(problem: Problem): string {
  const { code, detail, title, values, errors } = problem.details;
  if ((code === 'bad-input' || code === 'no-such-reference') && errors?.length) return errors.slice(0, 3).map(fieldSentence).join(' ');
  const key = `problem.${code}`;
  return hasWord(key) ? translate(key, values && spoken(values)) : (detail ?? title);
}

/** Days and instants as people read them. */
function spoken(values: NonNullable<Problem['details']['values']>): Readonly<Record<string, unknown>> {
  const format = formatIn(currentLanguage());
  const said = (value: string | number): string | number => {
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.day(value);
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? format.instant(value) : value;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(value)]));
}

function fieldSentence(error: FieldError): string {
  const field = fieldOfPointer(error.pointer);
  const reason = reasonOf(error);
  return field ? translate('shell.wrongField', { field: nameOfAnyField(field), reason }) : `${reason}.`;
}

/** `/splits/0/pauseMinutes` → `pauseMinutes`: the innermost name. */
const fieldOfPointer = (pointer: string): string | undefined =>
  pointer
    .split('/')
    .filter((part) => part !== '' && part !== '#' && !/^\d+$/.test(part))
    .at(-1);

/** Why one field does not fit, without naming it: "must be at most 1,000". */
export function reasonOf({ code, detail }: Pick<FieldError, 'code' | 'detail'>): string {
  const limit = /(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)/.exec(detail);
  if (limit && (code === 'too_big' || code === 'too_small')) {
    const size = /string|characters/.test(detail) ? 'length' : /array|items/.test(detail) ? 'count' : 'amount';
    // "at least one character" is just: missing.
    if (code === 'too_small' && size === 'length' && Number(limit[2]) <= 1) return translate('shell.wrong.missing');
    const locale = currentLanguage() === 'en' ? 'en-GB' : 'de-DE';
    return translate(`shell.wrong.${code === 'too_big' ? 'most' : 'least'}.${size}`, {
      limit: new Intl.NumberFormat(locale).format(Number(limit[2])),
    });
  }
  if (/received undefined|received null/.test(detail)) return translate('shell.wrong.missing');
  const said = detail
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return translateFirst([`shell.wrong.${said}`, `shell.wrong.${code}`], detail);
}
