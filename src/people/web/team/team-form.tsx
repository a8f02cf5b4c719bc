/** A team, new or changed. */
import { changeTeam, createTeam, person, site, team } from '#people/rules';
import type { Row } from '#platform/kit';
import { ThingForm, useWords, type CreateFormProps } from '#platform/web';

export default function TeamForm({ onDone, record }: CreateFormProps & { readonly record?: Row<typeof team> }) {
  const t = useWords();
  return (
    <ThingForm
      thing={team}
      deed={(record ? changeTeam : createTeam) as typeof changeTeam}
      record={record}
      fields={['name', 'leadId', 'parentId', 'siteId']}
      references={{ leadId: person, parentId: team, siteId: site }}
      said={t(record ? 'people.teamChanged' : 'people.teamCreated')}
      onDone={(answer) => onDone(record ? undefined : `/teams/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}
