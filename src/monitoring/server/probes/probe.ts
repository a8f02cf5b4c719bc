import { EgressFailure, type Egress } from '#platform/server';
import { isBlind, type ProbeResult, type ProbeSpec } from '#monitoring/rules';
import { lookUpRecords } from './dns.ts';
import type { Finding } from './finding.ts';
import { askHttp } from './http.ts';
import { lookAtCertificate } from './tls.ts';

/** Looks once. Whatever is wrong outside is a result; it throws only the reason of `signal`, when nobody wants to know any longer. */
export async function probe(spec: ProbeSpec, egress: Egress, signal: AbortSignal): Promise<ProbeResult> {
  const begun = performance.now();
  let found: Finding;
  try {
    found = await look(spec, egress, signal);
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error;
    found = { state: isBlind(error.kind) ? 'blind' : 'down', reason: error.kind, detail: error.detail };
  }
  const milliseconds = Math.round((found.milliseconds ?? performance.now() - begun) * 10) / 10;
  return { ...found, milliseconds };
}

async function look(spec: ProbeSpec, egress: Egress, signal: AbortSignal): Promise<Finding> {
  switch (spec.kind) {
    case 'http':
      return askHttp(spec, egress, signal);
    case 'tls':
      return lookAtCertificate(spec, egress, signal);
    case 'dns':
      return lookUpRecords(spec, egress, signal);
    case 'tcp':
      (await egress.connect({ ...spec, signal })).destroy();
      return { state: 'up', reason: 'ok', detail: null };
    case 'ping':
      return { state: 'up', reason: 'ok', detail: null, milliseconds: await egress.ping({ ...spec, signal }) };
  }
}
