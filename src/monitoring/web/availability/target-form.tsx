/** Which share of its hours a service is promised to work. */
import { availabilityTarget, changeAvailabilityTarget, createAvailabilityTarget, type AvailabilityTarget } from '#monitoring/rules';
import type { Deed } from '#platform/kit';
import { ThingForm, useWords } from '#platform/web';

export function TargetForm({
  serviceId,
  record,
  onDone,
}: {
  readonly serviceId: string;
  readonly record: AvailabilityTarget | undefined;
  readonly onDone: () => void;
}) {
  const t = useWords();
  return (
    <ThingForm
      thing={availabilityTarget}
      deed={(record ? changeAvailabilityTarget : createAvailabilityTarget) as unknown as Deed}
      record={record}
      initial={record ? undefined : { serviceId, percent: 99.9, periodDays: 30 }}
      fields={['percent', 'periodDays', 'alertsOnBurn']}
      columns={2}
      said={t('monitoring.targetSet')}
      onDone={onDone}
      onCancel={onDone}
    />
  );
}
