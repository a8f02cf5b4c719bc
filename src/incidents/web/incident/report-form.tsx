/** Says that something does not work: a title is enough. Those who work on incidents may say more at once. */
import { incident, incidentWorkers, reportIncident } from '#incidents/rules';
import { service } from '#operations/rules';
import { FormSections, ThingForm, useMay, useWords, type CreateFormProps } from '#platform/web';
import { GradeInput } from './grade-input.tsx';

export default function ReportForm({ onDone }: CreateFormProps) {
  const t = useWords();
  const may = useMay();
  const works = may(incidentWorkers);
  return (
    <ThingForm
      thing={incident}
      deed={reportIncident}
      fields={works ? ['title', 'serviceId', 'impact', 'urgency', 'description'] : ['title', 'description', 'urgency']}
      references={{ serviceId: service }}
      inputs={{ impact: GradeInput, urgency: GradeInput }}
      extra={(values) => <FormSections of={reportIncident.name} values={values} onDone={onDone} />}
      submit={t('incidents.report')}
      onDone={(answer) => onDone(`/incidents/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}
