import type { DnsProbe } from '#monitoring/rules';
import { inShort, type Look } from './finding.ts';

/** Asks the name service; with an expected record, one of those that came must be it. */
export const lookUpRecords: Look<DnsProbe> = async ({ host, recordType, expected, timeoutMs }, egress, signal) => {
  const records = await egress.records({ host, type: recordType, timeoutMs, signal });
  const wanted = expected === undefined ? undefined : inOneSpelling(expected, recordType);
  const isRight = wanted === undefined || records.some((record) => inOneSpelling(record, recordType) === wanted);
  return { state: isRight ? 'up' : 'down', reason: isRight ? 'ok' : 'answer-differs', detail: inShort(records.join(', ')) };
};

/** Names are compared without case and the dot at their end, addresses as addresses, texts as they are. */
function inOneSpelling(record: string, type: DnsProbe['recordType']): string {
  if (type === 'TXT') return record;
  const name = record.trim().toLowerCase().replace(/\.$/, '');
  return type === 'AAAA' && URL.canParse(`http://[${name}]`) ? new URL(`http://[${name}]`).hostname : name;
}
