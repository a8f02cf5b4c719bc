import type { HttpProbe } from '#monitoring/rules';
import { inShort, type Finding, type Look } from './finding.ts';
import { asText, valueAt } from './value-at.ts';

const bodyBytes = 1_000_000;
const redirects = 3;

/** Asks an address and holds the answer against what is expected: status first, then the text, then the value. */
export const askHttp: Look<HttpProbe> = async (spec, egress, signal) => {
  const { url, method, timeoutMs, verifyTls } = spec;
  const readsBody = spec.keyword !== undefined || spec.jsonPath !== undefined;
  const answer = await egress.request({
    url,
    method,
    timeoutMs,
    verifyTls,
    signal,
    redirects: spec.followRedirects ? redirects : 0,
    maxBytes: readsBody ? bodyBytes : 0,
  });
  const finding = judge(spec, answer.status, () => textOf(answer.body, answer.headers['content-type']));
  return answer.certificateExpiresAt === null ? finding : { ...finding, certificateExpiresAt: answer.certificateExpiresAt };
};

function judge(spec: HttpProbe, status: number, body: () => string): Finding {
  if (!isExpected(status, spec.expectStatus)) return { state: 'down', reason: 'unexpected-status', detail: String(status) };
  const seen = String(status);
  if (spec.keyword !== undefined) {
    const isThere = body().includes(spec.keyword);
    if (isThere === (spec.keywordAbsent ?? false))
      return { state: 'down', reason: isThere ? 'keyword-present' : 'keyword-missing', detail: seen };
  }
  if (spec.jsonPath === undefined) return { state: 'up', reason: 'ok', detail: seen };
  let json: unknown;
  try {
    json = JSON.parse(body());
  } catch {
    return { state: 'down', reason: 'json-invalid', detail: seen };
  }
  const value = valueAt(json, spec.jsonPath);
  const isRight = value !== undefined && (spec.jsonExpected === undefined || asText(value) === spec.jsonExpected);
  return {
    state: isRight ? 'up' : 'down',
    reason: isRight ? 'ok' : 'json-differs',
    detail: value === undefined ? null : inShort(asText(value)),
  };
}

/** Whether a status lies in one of the ranges, `200-299` or `204`. */
export function isExpected(status: number, ranges: readonly string[] = ['200-299']): boolean {
  return (ranges.length > 0 ? ranges : ['200-299']).some((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return from! <= status && status <= to!;
  });
}

function textOf(body: Buffer, type: string | undefined): string {
  const named = /charset="?([\w:.-]+)/i.exec(type ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
