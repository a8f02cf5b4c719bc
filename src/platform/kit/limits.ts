/** Every limit of the outer doors in one table (OWASP API4:2023). */
export const limits = {
  /** Bytes of a JSON request body. */
  bodyBytes: 1_000_000,
  /** Bytes of the body of a bulk deed. */
  bulkBodyBytes: 32_000_000,
  /** Bytes of an uploaded file. */
  uploadBytes: 64_000_000,
  jsonDepth: 32,
  pageRows: 200,
  bulkRows: 500,
  /** Rows of one import. */
  importRows: 100_000,
  requestSeconds: 30,
  /** Requests of one principal in a minute, reads and writes together. */
  requestsPerMinute: 6000,
  /** So many times as much where programs send by themselves (alerts). */
  timesForSenders: 20,
  /** Failed sign-ins of one account or address in a quarter of an hour. */
  failedSignIns: 10,
  /** Hours for which the answer to an Idempotency-Key is kept. */
  idempotencyHours: 72,
} as const;
