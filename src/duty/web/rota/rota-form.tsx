/** A rota, new or changed. */
import { calendar } from '#calendar/rules';
import { changeRota, createRota, rota } from '#duty/rules';
import { team } from '#people/rules';
import type { Row } from '#platform/kit';
import { ThingForm, useSession, useWords, ZoneInput, type CreateFormProps } from '#platform/web';

const fields = ['name', 'teamId', 'zone', 'coverageCalendarId', 'escalationMinutes', 'nextRotaId', 'restMinutes', 'notes'];

export default function RotaForm({ onDone, record }: CreateFormProps & { readonly record?: Row<typeof rota> }) {
  const t = useWords();
  const session = useSession();
  return (
    <ThingForm
      thing={rota}
      deed={(record ? changeRota : createRota) as typeof changeRota}
      record={record}
      initial={record ? undefined : { zone: session.data?.organisation?.zone ?? 'UTC' }}
      fields={fields}
      references={{ teamId: team, coverageCalendarId: calendar, nextRotaId: rota }}
      narrowed={{ nextRotaId: { isActive: 'true' } }}
      inputs={{ zone: ZoneInput }}
      wide={['notes']}
      columns={2}
      said={t(record ? 'duty.rotaChanged' : 'duty.rotaAdded')}
      onDone={(answer) => onDone(record ? undefined : `/rotas/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}
