/** When an incident comes of what a source says, in a few words. */
import type { AlertSource } from '#incidents/rules';
import { useWords } from '#platform/web';

export function useRuleText(): (source: Pick<AlertSource, 'leastSeverity' | 'afterCount' | 'afterMinutes'>) => string {
  const t = useWords();
  return ({ leastSeverity, afterCount, afterMinutes }) =>
    [
      t('incidents.incidentFrom', { severity: t(`incidents.severityFrom.${leastSeverity}`) }),
      afterCount > 1 ? t('incidents.incidentAfterCount', { count: afterCount }) : '',
      afterMinutes > 0 ? t('incidents.incidentAfterMinutes', { minutes: afterMinutes }) : '',
    ]
      .filter(Boolean)
      .join(', ');
}
