/** Whether answers fit the questions: the same in the form, before anything is sent, and at the one writer. */
import { z } from 'zod';
import { service } from '#operations/rules';
import { person } from '#people/rules';
import { day, line, many, prose, refuse, type Asking, type Refusal } from '#platform/kit';
import type { Question } from '../offering/question.ts';

/** By the key of the question. A person or service by its id; a person who is not here by name. */
export const answers = z.record(z.string().max(40), z.union([prose(4000), z.number(), z.boolean(), z.null()]));
export type Answers = z.output<typeof answers>;
export type Answer = Answers[string];

/** Codes of refusals. */
export type AnswerFault = 'answer-missing' | 'answer-misshapen' | 'answer-not-offered' | 'answer-not-asked' | 'answer-past';

export const isAnswered = (answer: Answer | undefined): answer is string | number | boolean =>
  answer !== undefined && answer !== null && (typeof answer !== 'string' || answer.trim() !== '');

const isId = (answer: Answer | undefined): answer is string => z.uuid().safeParse(answer).success;

const shapes = {
  text: line(500),
  'long-text': prose(4000),
  choice: z.string(),
  'yes-no': z.boolean(),
  number: z.number().min(-1e12).max(1e12),
  date: day(),
  person: line(200),
  service: z.uuid(),
} as const;

/** The day that it still is somewhere on earth (UTC−12): whoever says it has not said yesterday. */
export const dayStillSomewhere = (at: string): string => new Date(Date.parse(at) - 12 * 3_600_000).toISOString().slice(0, 10);

/** What is wrong, by the key of the question; nothing when all of it fits. `today` as a date: what lies before has passed. */
export function faultsOfAnswers(questions: readonly Question[], given: Answers, today: string): ReadonlyMap<string, AnswerFault> {
  const faults = new Map<string, AnswerFault>();
  for (const { key, kind, isRequired, choices, mayBePast } of questions) {
    const answer = given[key];
    if (!isAnswered(answer)) {
      if (isRequired) faults.set(key, 'answer-missing');
    } else if (!shapes[kind].safeParse(answer).success) faults.set(key, 'answer-misshapen');
    else if (kind === 'choice' && !choices.includes(answer as string)) faults.set(key, 'answer-not-offered');
    else if (kind === 'date' && !mayBePast && (answer as string) < today) faults.set(key, 'answer-past');
  }
  const asked = new Set(questions.map((each) => each.key));
  for (const key of Object.keys(given)) if (!asked.has(key)) faults.set(key, 'answer-not-asked');
  return faults;
}

const says: Readonly<Record<AnswerFault, (name: string) => string>> = {
  'answer-missing': (name) => `“${name}” has to be answered`,
  'answer-misshapen': (name) => `the answer to “${name}” is of another kind`,
  'answer-not-offered': (name) => `the answer to “${name}” is none of its choices`,
  'answer-not-asked': (name) => `nobody has asked for “${name}”`,
  'answer-past': (name) => `“${name}”: this day is over`,
};

function refusalOf(fault: AnswerFault, name: string, key: string): Refusal {
  const field = `answers/${key}`;
  const values = { name };
  switch (fault) {
    case 'answer-missing':
      return refuse('answer-missing', says[fault](name), { field, values });
    case 'answer-misshapen':
      return refuse('answer-misshapen', says[fault](name), { field, values });
    case 'answer-not-offered':
      return refuse('answer-not-offered', says[fault](name), { field, values });
    case 'answer-not-asked':
      return refuse('answer-not-asked', says[fault](name), { field, values });
    case 'answer-past':
      return refuse('answer-past', says[fault](name), { field, values });
  }
}

/** The first answer that does not fit, or that refers to nothing. */
export function* refuseAnswers(questions: readonly Question[], given: Answers, at: string): Asking<Refusal | undefined> {
  for (const [key, fault] of faultsOfAnswers(questions, given, dayStillSomewhere(at)))
    return refusalOf(fault, questions.find((each) => each.key === key)?.label ?? key, key);
  for (const { key, kind } of questions) {
    const answer = given[key];
    if ((kind !== 'person' && kind !== 'service') || !isId(answer)) continue;
    const found = kind === 'person' ? yield* many(person, { id: answer }) : yield* many(service, { id: answer });
    if (found.length === 0)
      return refuse('no-such-reference', `the answer ${key} refers to nothing that exists`, { field: `answers/${key}` });
  }
  return undefined;
}

/** Only what was answered, in the order of the questions. */
export const answeredOnly = (questions: readonly Question[], given: Answers): Answers =>
  Object.fromEntries(questions.flatMap(({ key }) => (isAnswered(given[key]) ? [[key, given[key]]] : [])));
