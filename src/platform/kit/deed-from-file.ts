/** What the journal calls records that came from a file: their rows are made from the file, not from an input. */
import { z } from 'zod';
import { deed } from './deed.ts';
import { refuse } from './decision.ts';
import type { Permission } from './permission.ts';
import type { Thing } from './thing.ts';

/** A deed that only the own endpoint which reads the file can do; taken back by one undo, like any other. */
export const deedFromFile = <T extends Thing>(of: {
  /** Verb-noun: `import-people`. */
  readonly name: string;
  /** One sentence for the API page. */
  readonly about: string;
  readonly on: T;
  readonly path: `/${string}`;
  readonly may: Permission;
}) =>
  deed({
    name: of.name,
    about: of.about,
    on: of.on,
    binding: { method: 'POST', path: of.path },
    input: z.strictObject({}),
    may: of.may,
    creates: true,
    isInner: true,
    answer: z.strictObject({}),
    *decide() {
      return refuse('needs-a-file', `${of.name} is done from a file`);
    },
  });
