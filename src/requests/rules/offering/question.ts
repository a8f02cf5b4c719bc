/** What is asked of whoever asks for something, and what has to be done for it. */
import { z } from 'zod';
import { line, prose, reference } from '#platform/kit';

export const questionKinds = ['text', 'long-text', 'choice', 'yes-no', 'number', 'date', 'person', 'service'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const question = z.strictObject({
  /** Names the answer; it stays when the words of the question change. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is one to forty small letters, digits or hyphens, beginning with a letter'),
  kind: z.enum(questionKinds),
  label: line(200),
  /** A sentence under the question. */
  help: prose(500).default(''),
  isRequired: z.boolean().default(false),
  /** For a choice: what can be chosen. */
  choices: z.array(line(200)).max(50).default([]),
  /** For a date: whether a day that is over may be said. */
  mayBePast: z.boolean().optional(),
});
export type Question = z.output<typeof question>;

export const fulfilmentStep = z.strictObject({
  what: line(300),
  /** Who does it; null: the team that has the request. */
  teamId: reference().nullable().default(null),
  /** How long it usually takes. */
  minutes: z.int().min(1).max(100_000).nullable().default(null),
});
export type FulfilmentStep = z.output<typeof fulfilmentStep>;
