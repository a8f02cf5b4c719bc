/** RFC 9457 problem details: the only shape in which the API says no. */
import { z } from 'zod';

export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** A stable word for programs and translations. */
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string().optional(), detail: z.string() })).optional(),
    /** The record as it is now, on 412. */
    current: z.record(z.string(), z.unknown()).optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details; errors name each wrong field by JSON pointer (RFC 6901)' });

export type ProblemDetails = z.output<typeof problemShape>;

/** Thrown where an answer is a problem: by the server to send it, by the client having received it. */
export class Problem extends Error {
  readonly details: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: string,
    title: string,
    extra: Partial<ProblemDetails> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(extra.detail ? `${title}: ${extra.detail}` : title);
    this.details = { type: 'about:blank', title, status, code, ...extra };
    this.headers = headers;
  }
}
