/** A person, new or changed. */
import { calendar } from '#calendar/rules';
import { changePerson, createPerson, jobRole, person, site, team } from '#people/rules';
import type { Row } from '#platform/kit';
import { ShareInput, ThingForm, useWords, type CreateFormProps } from '#platform/web';

const fields = [
  'name',
  'email',
  'kind',
  'jobRoleId',
  'teamId',
  'managerId',
  'siteId',
  'calendarId',
  'capacityPerMille',
  'startsOn',
  'endsOn',
  'notes',
];
const references = { jobRoleId: jobRole, teamId: team, managerId: person, siteId: site, calendarId: calendar };

export default function PersonForm({
  onDone,
  record,
  initial,
}: CreateFormProps & { readonly record?: Row<typeof person>; readonly initial?: Readonly<Record<string, unknown>> }) {
  const t = useWords();
  return (
    <ThingForm
      thing={person}
      deed={(record ? changePerson : createPerson) as typeof changePerson}
      record={record}
      initial={initial}
      fields={fields}
      references={references}
      inputs={{ capacityPerMille: ShareInput }}
      columns={2}
      said={t(record ? 'people.personChanged' : 'people.personCreated')}
      onDone={(answer) => onDone(record ? undefined : `/people/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}
