/** What an alert says when an incident is opened for it. */
import type { Asked } from '#platform/kit';
import { reportIncident, type Report } from '../incident/report-incident.ts';
import type { Alert } from './alert.ts';
import type { AlertSource } from './alert-source.ts';

export const leastUrgent = 3;
export const urgencyOf = ({ severity }: Pick<Alert, 'severity'>): number => (severity >= 4 ? 1 : severity === 3 ? 2 : leastUrgent);

type Told = Pick<Alert, 'title' | 'severity' | 'startedAt' | 'serviceId' | 'assetId' | 'annotations'>;

/** `source`: of the alert; its team has what is about no known service. */
export const reportOfAlert = (of: Told, source: Pick<AlertSource, 'teamId'> | undefined, { at }: Pick<Asked, 'at'>): Report => ({
  ...reportIncident.input.parse({ title: of.title }),
  description: of.annotations['description'] ?? of.annotations['message'] ?? '',
  serviceId: of.serviceId,
  assetIds: of.assetId === null ? [] : [of.assetId],
  urgency: urgencyOf(of),
  ...(of.serviceId === null ? { teamId: source?.teamId ?? undefined } : {}),
  source: 'alert',
  occurredAt: of.startedAt < at ? of.startedAt : at,
  detectedAt: at,
});
