/** What an import says about a file, row by row. */
import { z } from 'zod';

/** One line of it: a row that does not come, one that comes otherwise, or a note. The sentence is English; its code has words in every language. */
export const importRemark = z.strictObject({
  severity: z.enum(['left-out', 'amended', 'note']),
  /** Of which kind the row is, where a file holds several. */
  subject: z.string().optional(),
  name: z.string(),
  row: z.int().optional(),
  field: z.string().optional(),
  code: z.string(),
  detail: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ImportRemark = z.output<typeof importRemark>;
